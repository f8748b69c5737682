/**
 * Where the broker tells what happened. Facts never hold payloads, keys, header values or
 * credentials; strings that clients chose are escaped before they get here.
 *
 * @public
 */
export interface Logger {
  debug(message: string, facts?: Record<string, unknown>): void;
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

/** Says nothing. @public */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
};

const MAX_QUOTED = 200;

/**
 * A client-chosen string made safe for a log line: control and non-ASCII characters escaped,
 * long ones cut.
 *
 * @internal
 */
export function quoteForLog(text: string | null): string | null {
  if (text === null) return null;
  const cut = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return cut.replace(
    /[^\x20-\x7e…]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

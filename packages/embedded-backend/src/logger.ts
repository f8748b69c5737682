/** Facts of a log line; never payloads, keys, header values or credentials. */
export type LogFacts = Record<string, unknown>;

/** A logger in the shape that broker and registry expect. */
export interface Logger {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** Writes one JSON object a line, each with time, level and component. */
export function createJsonLogger(options: {
  component: string;
  write: (line: string) => void;
  now?: () => Date;
  debug?: boolean;
}): Logger {
  const { component, write, now = () => new Date(), debug = false } = options;
  const at =
    (level: string) =>
    (message: string, facts: LogFacts = {}) =>
      write(
        `${JSON.stringify(
          { time: now().toISOString(), level, component, message, ...facts },
          (_, value) => (typeof value === 'bigint' ? String(value) : value),
        )}\n`,
      );
  return {
    debug: debug ? at('debug') : () => {},
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}

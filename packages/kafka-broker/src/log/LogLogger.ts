/**
 * What the log writes about itself: facts in the second argument, never payloads or keys.
 *
 * @public
 */
export interface LogLogger {
  info(message: string, facts?: Record<string, unknown>): void;
  warn(message: string, facts?: Record<string, unknown>): void;
  error(message: string, facts?: Record<string, unknown>): void;
}

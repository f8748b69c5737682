import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

const levels = ['debug', 'info', 'warn', 'error'] as const;

/** Passes a JSON log line of the child on to the portal's logger with its level and facts; other lines as they are. */
export function forwardLine(line: string, logger: LoggerService): void {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    logger.info(line);
    return;
  }
  const { time: _time, level, message, ...facts } = Object(entry);
  const known = levels.find(name => name === level) ?? 'info';
  // Facts were read from JSON just above.
  logger[known](String(message ?? line), facts as JsonObject);
}

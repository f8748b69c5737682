import { Logger } from '../logging/Logger';

/** Logs configuration that is stored for the client's sake but not acted upon. @internal */
export function warnAboutConfigs(
  topic: string,
  configs: ReadonlyMap<string, string>,
  logger: Logger,
): void {
  const compression = configs.get('compression.type');
  if (compression !== undefined && compression !== 'producer') {
    logger.warn('compression.type is stored but not applied yet', {
      topic,
      compression,
    });
  }
}

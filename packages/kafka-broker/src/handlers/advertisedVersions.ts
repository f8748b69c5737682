import type { ApiVersionsResponseApiVersion } from '@millrace/kafka-protocol';
import type { BoundHandler } from './BoundHandler';

/**
 * The list ApiVersions gives, by ascending API number: exactly what is served.
 *
 * @internal
 */
export function advertisedVersions(
  handlers: readonly Pick<BoundHandler, 'apiKey' | 'versions'>[],
): ApiVersionsResponseApiVersion[] {
  return handlers
    .map(({ apiKey, versions: [minVersion, maxVersion] }) => ({
      apiKey,
      minVersion,
      maxVersion,
    }))
    .sort((a, b) => a.apiKey - b.apiKey);
}

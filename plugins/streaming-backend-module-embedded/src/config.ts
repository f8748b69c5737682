import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEmbeddedConfig } from '@millrace/embedded-backend';

const ROOT = 'streaming.embedded';

const defaults = {
  id: 'embedded',
  title: 'Embedded broker',
  environment: 'dev',
};

/** What the module needs: the cluster as the portal shows it, and the configuration handed to the child. */
export interface EmbeddedModuleConfig {
  cluster: { id: string; title: string; environment: string };
  backend: object;
}

/**
 * Reads `streaming.embedded`. Undefined when it is switched off.
 *
 * @throws InputError naming each wrong key with its path
 */
export function readEmbeddedModuleConfig(
  config: Config,
): EmbeddedModuleConfig | undefined {
  const section = config.getOptionalConfig(ROOT);
  const cluster = section?.getOptionalConfig('cluster');
  const unknown = (cluster?.keys() ?? []).find(key => !(key in defaults));
  if (unknown) {
    throw new InputError(
      `"${ROOT}.cluster.${unknown}" is not a known key; known keys: ${Object.keys(
        defaults,
      ).join(', ')}`,
    );
  }
  const { cluster: _portalSide, ...backend } =
    section?.get<Record<string, unknown>>() ?? {};
  let parsed;
  try {
    parsed = parseEmbeddedConfig(backend, ROOT);
  } catch (error) {
    throw new InputError(String(Object(error).message));
  }
  if (!parsed.enabled) {
    return undefined;
  }
  return {
    backend,
    cluster: {
      id: cluster?.getOptionalString('id') ?? defaults.id,
      title: cluster?.getOptionalString('title') ?? defaults.title,
      environment:
        cluster?.getOptionalString('environment') ?? defaults.environment,
    },
  };
}

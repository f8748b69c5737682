import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  createRegistryToken,
  EmbeddedConfig,
  parseEmbeddedConfig,
} from '@millrace/embedded-backend';

const ROOT = 'streaming.embedded';

const defaults = {
  id: 'embedded',
  title: 'Embedded broker',
  environment: 'dev',
};

/** The name under which the registry logs what the portal changes. */
const PORTAL_TOKEN = 'millrace-portal';

/** What the module needs: the cluster as the portal shows it, and the configuration handed to the child. */
export interface EmbeddedModuleConfig {
  cluster: { id: string; title: string; environment: string };
  backend: object;
  /** What the portal shows a registry with authentication; new at each start, and only its hash leaves this process. */
  registryToken?: string;
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
    ...withPortalToken(backend, parsed),
    cluster: {
      id: cluster?.getOptionalString('id') ?? defaults.id,
      title: cluster?.getOptionalString('title') ?? defaults.title,
      environment:
        cluster?.getOptionalString('environment') ?? defaults.environment,
    },
  };
}

/** Lets the portal in where the registry asks for credentials. */
function withPortalToken(
  backend: Record<string, unknown>,
  { registry }: EmbeddedConfig,
): Pick<EmbeddedModuleConfig, 'backend' | 'registryToken'> {
  if (!registry.auth) return { backend };
  const { token, hash } = createRegistryToken();
  const auth = {
    ...registry.auth,
    tokens: {
      ...registry.auth.tokens,
      [PORTAL_TOKEN]: {
        tokenHash: hash,
        grants: [{ role: 'admin', subjects: '*' }],
      },
    },
  };
  return {
    backend: { ...backend, registry: { ...registry, auth } },
    registryToken: token,
  };
}

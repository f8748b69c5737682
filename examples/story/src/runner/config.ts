import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const ROOT = 'streaming.story';

const defaults = {
  enabled: false,
  bootstrapServers: '127.0.0.1:9092',
  registryUrl: 'http://127.0.0.1:8081',
  ordersPerMinute: 60,
};

const knownKeys = [...Object.keys(defaults), 'registryAuth'];

/** How the services of the story run; `ordersPerMinute` sets the pace of everything. */
export type StoryConfig = typeof defaults & {
  /** What they show a registry that asks for credentials. */
  registryAuth?: { username: string; password: string };
};

/** @throws InputError naming an unknown key with its path */
export function readStoryConfig(config: Config): StoryConfig {
  const section = config.getOptionalConfig(ROOT);
  const unknown = section?.keys().find(key => !knownKeys.includes(key));
  if (unknown) {
    throw new InputError(
      `"${ROOT}.${unknown}" is not a known key; known keys: ${knownKeys.join(
        ', ',
      )}`,
    );
  }
  const auth = section?.getOptionalConfig('registryAuth');
  return {
    ...(auth && {
      registryAuth: {
        username: auth.getString('username'),
        password: auth.getString('password'),
      },
    }),
    enabled: section?.getOptionalBoolean('enabled') ?? defaults.enabled,
    bootstrapServers:
      section?.getOptionalString('bootstrapServers') ??
      defaults.bootstrapServers,
    registryUrl:
      section?.getOptionalString('registryUrl') ?? defaults.registryUrl,
    ordersPerMinute:
      section?.getOptionalNumber('ordersPerMinute') ?? defaults.ordersPerMinute,
  };
}

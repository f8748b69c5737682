import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const ROOT = 'streaming.story';
const EMBEDDED = 'streaming.embedded';

/** How the services of the story run. */
export interface StoryConfig {
  enabled: boolean;
  /** `host:port`, with commas between several. */
  bootstrapServers: string;
  registryUrl: string;
  /** What they show a registry that asks for credentials. */
  registryAuth?: { username: string; password: string };
  /** Sets the pace of everything. */
  ordersPerMinute: number;
}

const knownKeys = [
  'enabled',
  'bootstrapServers',
  'registryUrl',
  'registryAuth',
  'ordersPerMinute',
];

/**
 * Where the services connect is, unless told otherwise, where the embedded backend listens.
 *
 * @throws InputError naming an unknown key with its path
 */
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
    enabled: section?.getOptionalBoolean('enabled') ?? false,
    bootstrapServers:
      section?.getOptionalString('bootstrapServers') ??
      embeddedAddress(config, 'listeners.local', 9092),
    registryUrl:
      section?.getOptionalString('registryUrl') ??
      `http://${embeddedAddress(config, 'registry', 8081)}`,
    ordersPerMinute: section?.getOptionalNumber('ordersPerMinute') ?? 60,
  };
}

function embeddedAddress(config: Config, key: string, port: number): string {
  const section = config.getOptionalConfig(`${EMBEDDED}.${key}`);
  const host = section?.getOptionalString('host') ?? '127.0.0.1';
  return `${host}:${section?.getOptionalNumber('port') ?? port}`;
}

import { LoggerService } from '@backstage/backend-plugin-api';
import { ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { StoryConfig } from './config';

const RESTART_AFTER_MS = 5_000;
const STOP_TIMEOUT_MS = 5_000;

/** The services of the story in one child process of their own; started again when they fail. */
export class StoryProcess {
  readonly #config: StoryConfig;
  readonly #logger: LoggerService;
  #child: ChildProcess | undefined;
  #restart: NodeJS.Timeout | undefined;
  #stopping = false;

  constructor(config: StoryConfig, logger: LoggerService) {
    this.#config = config;
    this.#logger = logger;
  }

  start(): void {
    const { bootstrapServers, registryUrl, registryAuth, ordersPerMinute } =
      this.#config;
    const child = fork(
      require.resolve('@millrace/story/run'),
      [
        '--bootstrap-servers',
        bootstrapServers,
        '--registry',
        registryUrl,
        '--orders-per-minute',
        String(ordersPerMinute),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...process.env,
          ...(registryAuth && {
            SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO: `${registryAuth.username}:${registryAuth.password}`,
          }),
        },
      },
    );
    this.#child = child;
    let lastWords = '';
    const hear = (line: string) => {
      this.#logger.debug(line);
      if (/^\S*Error\b/.test(line)) lastWords = line;
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) {
        createInterface({ input: stream }).on('line', hear);
      }
    }
    child.on('close', code => {
      if (!this.#stopping) {
        this.#logger.warn(
          `The services of the sample company on ${bootstrapServers} and ${registryUrl} ended with ${code} (${
            lastWords || 'without a word'
          }); they start again`,
        );
        this.#restart = setTimeout(() => this.start(), RESTART_AFTER_MS);
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const gone = new Promise(resolve => child.once('exit', resolve));
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(late);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const COMMAND_LINE = path.join(
  path.dirname(require.resolve('@millrace/embedded-backend/package.json')),
  'bin/millrace-embedded.js',
);
const START_TIMEOUT_MS = 30_000;
/** How many of the child's last lines a failed start tells. */
const KEPT_LINES = 50;

/**
 * The embedded backend as a process that can be killed and started again on the same port and
 * data folder, as an operator would do it from the command line.
 */
export class KillableBackend {
  readonly bootstrap: string;
  /** Where the registry answers, if there is one. */
  readonly registryUrl: string;
  readonly #folder: string;
  readonly #lines: string[] = [];
  #child: ChildProcess | undefined;

  private constructor(folder: string, port: number, registryPort: number) {
    this.#folder = folder;
    this.bootstrap = `127.0.0.1:${port}`;
    this.registryUrl = `http://127.0.0.1:${registryPort}`;
  }

  /** Prepares an empty data folder and a port that stays the same; starts nothing. */
  static async create(options: {
    flush: 'group' | 'interval';
    registry?: boolean;
  }): Promise<KillableBackend> {
    const folder = await mkdtemp(path.join(tmpdir(), 'millrace-crash-'));
    const port = await findFreePort();
    const registryPort = await findFreePort();
    // YAML reads JSON.
    const config = JSON.stringify({
      dataDir: path.join(folder, 'data'),
      flush: options.flush,
      listeners: { local: { port } },
      registry: { enabled: options.registry ?? false, port: registryPort },
      admin: { enabled: false },
    });
    await writeFile(path.join(folder, 'config.yaml'), config);
    return new KillableBackend(folder, port, registryPort);
  }

  /** Warnings and errors of all starts so far, as JSON lines. */
  get complaints(): string[] {
    return this.#lines.filter(line => /"level":"(warn|error)"/.test(line));
  }

  /**
   * Returns when clients are served.
   *
   * @throws Error with the child's last lines when it ends or is late
   */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        COMMAND_LINE,
        'start',
        '--config',
        path.join(this.#folder, 'config.yaml'),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string) => {
        const last = this.#lines.slice(-KEPT_LINES).join('\n');
        reject(new Error(`The backend ${reason}:\n${last}`));
      };
      const timer = setTimeout(() => fail('is late'), START_TIMEOUT_MS);
      child.once('exit', code => {
        clearTimeout(timer);
        fail(`ended with code ${code}`);
      });
      const listen = (line: string) => {
        this.#lines.push(line);
        if (line.startsWith('{"ready":')) {
          clearTimeout(timer);
          resolve();
        }
      };
      createInterface(child.stdout).on('line', listen);
      createInterface(child.stderr).on('line', listen);
    });
  }

  /** SIGKILL: the process has no chance to do anything. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child && child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
  }

  /** Ends the process where it runs and removes everything. */
  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('A TCP server has no port');
  }
  server.close();
  await once(server, 'close');
  return address.port;
}

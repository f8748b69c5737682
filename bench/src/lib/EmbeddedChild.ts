import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Endpoints, Supervisor } from '@millrace/embedded-backend';
import { freePort } from './freePort';

/** Broker and registry as a portal has them: one child process, here on free ports and a folder of its own. */
export class EmbeddedChild {
  /** The port of the registry, the same after every start. */
  readonly registryUrl: string;
  readonly #config: object;
  readonly #dataDir: string;
  #supervisor: Supervisor | undefined;
  #endpoints: Endpoints | undefined;

  private constructor(dataDir: string, ports: [number, number]) {
    this.#dataDir = dataDir;
    const [listener, registry] = ports;
    this.registryUrl = `http://127.0.0.1:${registry}`;
    this.#config = {
      dataDir,
      listeners: { local: { port: listener } },
      registry: { port: registry },
      admin: { enabled: false },
    };
  }

  /** One that does not run yet, with an empty folder. */
  static async create(): Promise<EmbeddedChild> {
    return new EmbeddedChild(
      await mkdtemp(path.join(tmpdir(), 'millrace-bench-')),
      [await freePort(), await freePort()],
    );
  }

  get bootstrap(): string {
    const [listener] = Object.values(this.#endpoints?.listeners ?? {});
    return `${listener?.host}:${listener?.port}`;
  }

  /** @throws Error with the last lines of the child when it does not come up */
  async start(): Promise<void> {
    this.#endpoints = await new Promise<Endpoints>((resolve, reject) => {
      this.#supervisor = new Supervisor({
        config: this.#config,
        onLine: () => {},
        onState: state => {
          if (state.state === 'ready') {
            resolve(state.endpoints);
          } else if (state.state === 'unavailable') {
            reject(new Error([state.reason, ...state.lastLines].join('\n')));
          }
        },
      });
      this.#supervisor.start();
    });
  }

  /** Memory of the whole process in use, in bytes, as Linux counts it; undefined elsewhere. */
  residentBytes(): number | undefined {
    try {
      const status = readFileSync(
        `/proc/${this.#endpoints?.pid}/status`,
        'utf8',
      );
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    } catch {
      return undefined;
    }
  }

  /** Ends it without a warning, as a power cut would; what it has acknowledged is on the disk. */
  async kill(): Promise<void> {
    const pid = this.#endpoints?.pid;
    if (pid === undefined) return;
    const ended = this.#supervisor?.stop();
    process.kill(pid, 'SIGKILL');
    await ended;
    this.#supervisor = undefined;
  }

  async stop(): Promise<void> {
    await this.#supervisor?.stop();
    this.#supervisor = undefined;
  }

  async dispose(): Promise<void> {
    await this.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}

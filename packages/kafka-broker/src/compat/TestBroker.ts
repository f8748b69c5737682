import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBroker, type Broker, type BrokerOptions } from '../index';

/** A broker on a temporary folder and a free port. */
export class TestBroker {
  readonly #broker: Broker;
  readonly #dataDir: string;

  private constructor(broker: Broker, dataDir: string) {
    this.#broker = broker;
    this.#dataDir = dataDir;
  }

  static async start(
    options: Partial<BrokerOptions> = {},
  ): Promise<TestBroker> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'broker-'));
    const broker = await createBroker({
      dataDir,
      listeners: { local: { host: '127.0.0.1', port: 0 } },
      ...options,
    });
    await broker.start();
    return new TestBroker(broker, dataDir);
  }

  get port(): number {
    return this.#broker.endpoints.local?.port ?? 0;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    await this.#broker.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}

/**
 * Resolves when a condition holds.
 *
 * @throws Error naming what was waited for after 20 seconds.
 */
export async function eventually(
  what: string,
  condition: () => boolean,
): Promise<void> {
  const deadlineMs = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > deadlineMs) throw new Error(`Not in time: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

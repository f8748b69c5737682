import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { startTemporaryBackend, TemporaryBackend } from '../../lib/embedded';
import { RegistryClient } from './RegistryClient';
import { foreignSerdes, Serdes } from './serdes';

/** An embedded backend and the foreign clients that judge it. */
export class JudgedBackend {
  readonly clients: readonly Serdes[];
  readonly registry: RegistryClient;
  readonly #backend: TemporaryBackend;
  readonly #folder: string;

  private constructor(backend: TemporaryBackend) {
    this.#backend = backend;
    this.#folder = mkdtempSync(path.join(tmpdir(), 'millrace-serdes-'));
    this.registry = new RegistryClient(backend.registryUrl);
    this.clients = foreignSerdes(backend, this.#folder);
  }

  get bootstrap(): string {
    return this.#backend.bootstrap;
  }

  static async start(): Promise<JudgedBackend> {
    const backend = await startTemporaryBackend();
    try {
      return new JudgedBackend(backend);
    } catch (error) {
      await backend.stop();
      throw error;
    }
  }

  /** With one partition, so that what is read has the order in which it was written. */
  async createTopic(topic: string): Promise<void> {
    const kafka = new Kafka({
      brokers: [this.#backend.bootstrap],
      logLevel: logLevel.NOTHING,
    });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
    await admin.disconnect();
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

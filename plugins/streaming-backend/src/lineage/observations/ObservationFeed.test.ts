import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  EmbeddedBackend,
  parseEmbeddedConfig,
  startEmbeddedBackend,
} from '@millrace/embedded-backend';
import { Kafka, logLevel } from 'kafkajs';
import { KafkaClusterConnection } from '../../clusters/KafkaClusterConnection';
import { fakeCluster, MemoryFlowStore } from '../__testUtils__/fakes';
import { Coverage } from '../Coverage';
import { Flow, FlowLedger } from '../flows';
import { ObservationFeed } from './ObservationFeed';

const TOPIC = 'yard.gate.opened.v1';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

jest.setTimeout(60_000);

describe('ObservationFeed on a live broker', () => {
  let directory: string;
  let backend: EmbeddedBackend;
  let stops: (() => Promise<unknown>)[];

  beforeEach(async () => {
    stops = [];
    directory = await mkdtemp(path.join(tmpdir(), 'millrace-lineage-'));
    backend = await startEmbeddedBackend({
      config: parseEmbeddedConfig({
        dataDir: directory,
        listeners: { local: { port: 0 } },
        registry: { enabled: false },
        admin: { enabled: false },
      }),
      createLogger: () => silent,
    });
  });

  afterEach(async () => {
    for (const stop of stops.reverse()) {
      await stop();
    }
    await backend.stop();
    await rm(directory, { recursive: true, force: true });
  });

  function broker(): string {
    const { host, port } = Object.values(backend.endpoints.listeners)[0]!;
    return `${host}:${port}`;
  }

  async function startFeed(store: MemoryFlowStore) {
    const logger = mockServices.logger.mock();
    const definition = fakeCluster({
      bootstrapServers: [broker()],
      observationsTopic: '__millrace_observations',
    });
    const connection = new KafkaClusterConnection(definition, logger);
    const coverage = new Coverage();
    const ledger = await FlowLedger.load({ store, logger });
    const feed = new ObservationFeed({
      cluster: definition.id,
      topic: '__millrace_observations',
      clusters: { connection: () => connection },
      ledger,
      store,
      coverage,
      logger,
      instance: 'test',
    });
    feed.start();
    const stop = async () => {
      await feed.stop();
      await connection.close();
    };
    return { ledger, stop, coverage: () => coverage.of(definition) };
  }

  it('shows a program within five seconds of its first record, and goes on where it stopped', async () => {
    const store = new MemoryFlowStore();
    const first = await startFeed(store);
    const firstStop = jest.fn(first.stop);
    stops.push(async () => firstStop.mock.calls.length || firstStop());
    await until(() => first.coverage().producers === 'complete', 20_000);

    const kafka = new Kafka({
      clientId: 'yard-scan-7',
      brokers: [broker()],
      logLevel: logLevel.NOTHING,
    });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: TOPIC }] });
    await admin.disconnect();
    const producer = kafka.producer();
    await producer.connect();
    stops.push(() => producer.disconnect());
    await producer.send({ topic: TOPIC, messages: [{ value: 'open' }] });

    const wrote = (flow: Flow) => flow.direction === 'write';
    const elapsed = await until(
      () => [...first.ledger.flows()].some(wrote),
      5_000,
    );
    expect(elapsed).toBeLessThan(5_000);
    expect([...first.ledger.flows()].find(wrote)).toMatchObject({
      topic: TOPIC,
      actor: { clientFamily: 'yard-scan', principal: 'User:ANONYMOUS' },
      attributes: { clientIds: 'yard-scan-7' },
    });

    // A reader that never commits is seen as well.
    const consumer = kafka.consumer({ groupId: 'yard-report' });
    stops.push(() => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
    await consumer.run({ autoCommit: false, eachMessage: async () => {} });
    const read = (flow: Flow) => flow.direction === 'read';
    await until(() => [...first.ledger.flows()].some(read), 15_000);
    expect([...first.ledger.flows()].find(read)?.actor.group).toBe(
      'yard-report',
    );

    await firstStop();
    const [position] = await store.positions();
    expect(position?.offset).toBeGreaterThan(0n);
    const second = await startFeed(store);
    stops.push(second.stop);
    await until(() => second.coverage().producers === 'complete', 20_000);
    expect([...second.ledger.flows()]).toHaveLength(2);
    expect(second.coverage().reason).toBeNull();
  });
});

/** @returns how long it took, in milliseconds */
async function until(holds: () => boolean, timeoutMs: number): Promise<number> {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > timeoutMs) {
      throw new Error(`Nothing came for ${timeoutMs} ms`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return performance.now() - start;
}

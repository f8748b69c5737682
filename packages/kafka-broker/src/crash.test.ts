import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Consumer, Kafka, logLevel, type Message } from 'kafkajs';

const TOPIC = 'harbour.container.loaded.v1';
const PARTITIONS = 3;
const CYCLES = 3;
const ACKS_PER_CYCLE = 5_000;
const RECORDS_PER_REQUEST = 100;
const RETRY = { initialRetryTime: 50, maxRetryTime: 250, retries: 1_000 };

/** A broker process on one data folder; the port stays the same over restarts. */
class BrokerProcess {
  port = 0;
  #child: ChildProcess | undefined;

  constructor(readonly dataDir: string) {}

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        path.join(__dirname, '__testUtils__/brokerProcess.ts'),
        this.dataDir,
        String(this.port),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    this.#child = child;
    const [line] = await once(child.stdout, 'data');
    this.port = Number(String(line));
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child && child.exitCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
  }
}

/** Reads up to the present end: by partition, the numbers in the order of their offsets. */
async function readNumbers(kafka: Kafka, consumer: Consumer) {
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(TOPIC);
  await admin.disconnect();
  const ends = new Map(offsets.map(o => [o.partition, Number(o.high)]));
  const numbers: number[][] = Array.from({ length: PARTITIONS }, () => []);
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer
      .run({
        autoCommit: false,
        eachBatch: async ({ batch }) => {
          batch.messages.forEach(({ value }) =>
            numbers[batch.partition]?.push(Number(String(value))),
          );
          if (numbers.every((found, p) => found.length >= (ends.get(p) ?? 0))) {
            resolve();
          }
        },
      })
      .catch(reject);
  });
  await consumer.disconnect();
  return numbers;
}

function numbersFrom(first: number, partition: number): Message[] {
  return Array.from({ length: RECORDS_PER_REQUEST }, (_, n) => ({
    partition,
    value: String(first + n),
  }));
}

describe('a broker that is killed under load', () => {
  let broker: BrokerProcess;

  beforeAll(async () => {
    broker = new BrokerProcess(
      await mkdtemp(path.join(tmpdir(), 'broker-crash-')),
    );
    await broker.start();
  });

  afterAll(async () => {
    await broker.kill();
    await rm(broker.dataDir, { recursive: true, force: true });
  });

  it('loses, repeats and reorders nothing it acknowledged', async () => {
    const kafka = new Kafka({
      brokers: [`127.0.0.1:${broker.port}`],
      logLevel: logLevel.NOTHING,
      retry: RETRY,
    });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({
      topics: [{ topic: TOPIC, numPartitions: PARTITIONS }],
    });
    await admin.disconnect();
    const producer = kafka.producer({ idempotent: true, retry: RETRY });
    await producer.connect();
    const acknowledged = Array.from({ length: PARTITIONS }, () => 0);
    const total = () => acknowledged.reduce((sum, count) => sum + count, 0);
    let running = true;
    const writers = acknowledged.map(async (_, partition) => {
      for (let next = 0; running; next += RECORDS_PER_REQUEST) {
        const messages = numbersFrom(next, partition);
        await producer.send({ topic: TOPIC, acks: -1, messages });
        acknowledged[partition] = next + RECORDS_PER_REQUEST;
      }
    });

    for (let cycle = 1; cycle <= CYCLES; cycle++) {
      while (total() < cycle * ACKS_PER_CYCLE) {
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      await new Promise(resolve => setTimeout(resolve, 10));
      await broker.kill();
      await broker.start();
    }
    running = false;
    await Promise.all(writers);
    await producer.disconnect();

    const consumer = kafka.consumer({ groupId: 'crash-reader' });
    const numbers = await readNumbers(kafka, consumer);
    expect(numbers.map(found => found.length)).toEqual(acknowledged);
    numbers.forEach(found =>
      expect(found).toEqual(found.map((_, index) => index)),
    );
  }, 90_000);
});

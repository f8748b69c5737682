import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  SchemaRegistry as RegistryClient,
  SchemaType,
} from '@kafkajs/confluent-schema-registry';
import { Broker, createBroker } from '@millrace/kafka-broker';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { silentLogger, sourceExecArgv } from './__testUtils__/TestRegistry';
import { SchemaRegistry, startSchemaRegistry } from './startSchemaRegistry';

let dataDir: string;
let broker: Broker;
let brokers: string[];
const started: SchemaRegistry[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'registry-'));
  broker = await createBroker({
    dataDir,
    listeners: { local: { host: '127.0.0.1', port: 0 } },
  });
  await broker.start();
  brokers = Object.values(broker.endpoints).map(
    ({ host, port }) => `${host}:${port}`,
  );
});

afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
});

afterAll(async () => {
  await broker.stop();
  await rm(dataDir, { recursive: true });
});

async function start(topic: string): Promise<SchemaRegistry> {
  const registry = await startSchemaRegistry({
    kafka: { brokers },
    host: '127.0.0.1',
    port: 0,
    topic,
    workerExecArgv: sourceExecArgv,
    logger: silentLogger,
  });
  started.push(registry);
  return registry;
}

function kafka(): Kafka {
  return new Kafka({ brokers, logLevel: logLevel.NOTHING });
}

async function post(registry: SchemaRegistry, subject: string, schema: string) {
  const response = await fetch(
    `http://127.0.0.1:${registry.port}/subjects/${subject}/versions`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ schema }),
    },
  );
  return response.json();
}

/** Values by kind, subject and version of the key. */
async function lastOfEachKey(topic: string) {
  const admin = kafka().admin();
  await admin.connect();
  const [partition] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const end = BigInt(partition?.high ?? 0) - 1n;
  const last = new Map<string, string | null>();
  const consumer = kafka().consumer({ groupId: `reader-${randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>(resolve => {
    void consumer.run({
      autoCommit: false,
      eachMessage: async ({ message: { key, value, offset } }) => {
        const { keytype, subject, version } = JSON.parse(String(key));
        const name = [keytype, subject, version].filter(Boolean).join(' ');
        last.set(name, value && String(value));
        if (BigInt(offset) >= end) resolve();
      },
    });
  });
  await consumer.disconnect();
  return last;
}

it('serves a client that nobody here wrote, and comes back as it was', async () => {
  const first = await start('story');
  const client = new RegistryClient({ host: `http://127.0.0.1:${first.port}` });
  const { id } = await client.register(
    {
      type: SchemaType.AVRO,
      schema: JSON.stringify({
        type: 'record',
        name: 'Moved',
        namespace: 'harbour',
        fields: [{ name: 'teu', type: 'int' }],
      }),
    },
    { subject: 'moved-value' },
  );
  const bytes = await client.encode(id, { teu: 3 });
  expect(await client.decode(bytes)).toEqual({ teu: 3 });
  expect(first.health()).toMatchObject({ ready: true, versions: 1 });
  await first.stop();
  started.splice(0);

  const second = await start('story');
  expect(second.health()).toMatchObject({
    subjects: 1,
    highestId: 1,
    unreadableRecords: 0,
  });
  expect(await post(second, 'other-value', '"string"')).toEqual({ id: 2 });
});

it('creates its topic compacted, and leaves no group behind', async () => {
  const registry = await start('kept');
  await registry.stop();
  started.splice(0);
  const admin = kafka().admin();
  await admin.connect();
  const { topics } = await admin.fetchTopicMetadata({ topics: ['kept'] });
  expect(topics[0]?.partitions).toHaveLength(1);
  const { groups } = await admin.listGroups();
  expect(groups).toEqual([]);
  await admin.disconnect();
});

it('answers many writers at once, each when it is durable', async () => {
  const registry = await start('busy');
  const ids = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      post(
        registry,
        `s${index}`,
        JSON.stringify({ type: 'fixed', name: 'F', size: index + 1 }),
      ),
    ),
  );
  expect(new Set(ids.map(({ id }) => id)).size).toBe(100);
});

/** An enum of many symbols, which a record escapes once more; below 1 MiB as posted. */
const largeEnum = (name: string) =>
  JSON.stringify({
    type: 'enum',
    name,
    symbols: Array.from({ length: 98_000 }, (_, index) => `s${index}`),
  });

it('stores schemas up to 1 MiB, also many at once', async () => {
  const registry = await start('large');
  const names = ['A', 'B', 'C', 'D', 'E'];
  const answers = await Promise.all(
    names.map(name => post(registry, name, largeEnum(name))),
  );
  expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3, 4, 5]);
  await registry.stop();
  started.splice(0);
  expect((await start('large')).health()).toMatchObject({
    versions: 5,
    unreadableRecords: 0,
  });
}, 40_000);

it('refuses what a smaller topic of another owner cannot take, and goes on', async () => {
  const admin = kafka().admin();
  await admin.connect();
  await admin.createTopics({
    topics: [
      {
        topic: 'small',
        numPartitions: 1,
        configEntries: [
          { name: 'cleanup.policy', value: 'compact' },
          { name: 'max.message.bytes', value: '1048588' },
        ],
      },
    ],
  });
  await admin.disconnect();
  const registry = await start('small');
  expect(await post(registry, 'large', largeEnum('A'))).toEqual({
    error_code: 42209,
    message: expect.stringContaining(
      'topic "small" takes 1048588 (max.message.bytes)',
    ),
  });
  expect(await post(registry, 'large', '"string"')).toEqual({ id: 1 });
});

it('leaves writing to the instance that started last', async () => {
  const first = await start('shared');
  const second = await start('shared');
  expect(await post(second, 'a', '"int"')).toEqual({ id: 1 });
  expect(await post(first, 'b', '"long"')).toMatchObject({ error_code: 50004 });
  const read = await fetch(`http://127.0.0.1:${first.port}/schemas/ids/1`);
  expect(await read.json()).toEqual({ schema: '"int"' });
});

it('takes over again when the instance that started later stops', async () => {
  const first = await start('handed-back');
  const second = await start('handed-back');
  expect(await post(second, 'a', '"int"')).toEqual({ id: 1 });
  await second.stop();
  started.splice(1);
  const answer = async () => post(first, 'b', '"long"');
  let last = await answer();
  while (last.error_code === 50004) last = await answer();
  expect(last).toEqual({ id: 2 });
});

it('makes up for records that an older writer sent too late', async () => {
  const registry = await start('late');
  await post(registry, 'a', '"int"');
  const config = `http://127.0.0.1:${registry.port}/config/a`;
  const { status } = await fetch(config, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: '{"compatibility":"FULL"}',
  });
  expect(status).toBe(200);
  const producer = kafka().producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  const late = { 'millrace-registry': 'older 9 1' };
  const schema = { subject: 'a', version: 1, id: 1, schema: '"long"' };
  await producer.send({
    topic: 'late',
    messages: [
      {
        key: '{"keytype":"CONFIG","subject":"a","magic":0}',
        value: '{"subject":"a","compatibilityLevel":"NONE"}',
        headers: late,
      },
      {
        key: '{"keytype":"SCHEMA","subject":"a","version":1,"magic":1}',
        value: JSON.stringify(schema),
        headers: late,
      },
      {
        key: '{"keytype":"SCHEMA","subject":"b","version":1,"magic":1}',
        value: JSON.stringify({ ...schema, subject: 'b' }),
        headers: late,
      },
      {
        key: '{"keytype":"DELETE_SUBJECT","subject":"a","magic":0}',
        value: '{"subject":"a","version":1}',
        headers: late,
      },
    ],
  });
  await producer.disconnect();
  expect(await post(registry, 'c', '"bytes"')).toEqual({ id: 2 });

  // As if compaction had run: the last record of each key alone.
  let kept = await lastOfEachKey('late');
  for (
    let turn = 0;
    kept.get('DELETE_SUBJECT a') !== null && turn < 10;
    turn++
  ) {
    kept = await lastOfEachKey('late');
  }
  expect(JSON.parse(kept.get('CONFIG a') ?? '')).toMatchObject({
    compatibilityLevel: 'FULL',
  });
  expect(JSON.parse(kept.get('SCHEMA a 1') ?? '')).toMatchObject({
    schema: '"int"',
    deleted: false,
  });
  expect(kept.get('SCHEMA b 1')).toBeNull();
  expect(kept.get('DELETE_SUBJECT a')).toBeNull();
  const { versions, subjects } = registry.health();
  expect({ versions, subjects }).toEqual({ versions: 2, subjects: 2 });
});

it('leaves a running instance alone when its own port is taken', async () => {
  const running = await start('guarded');
  await expect(
    startSchemaRegistry({
      kafka: { brokers },
      host: '127.0.0.1',
      port: running.port,
      topic: 'guarded',
      logger: silentLogger,
    }),
  ).rejects.toMatchObject({ code: 'EADDRINUSE', port: running.port });
  expect(await post(running, 'a', '"int"')).toEqual({ id: 1 });
});

it.each([
  ['three partitions', 3, 'compact', 'exactly one partition'],
  ['another cleanup policy', 1, 'delete', 'needs "compact"'],
])('refuses a topic with %s', async (_, partitions, policy, sentence) => {
  const topic = `foreign-${partitions}`;
  const admin = kafka().admin();
  await admin.connect();
  await admin.createTopics({
    topics: [
      {
        topic,
        numPartitions: partitions,
        configEntries: [{ name: 'cleanup.policy', value: policy }],
      },
    ],
  });
  await admin.disconnect();
  await expect(start(topic)).rejects.toThrow(sentence);
});

it('keeps and counts records that it cannot read', async () => {
  const registry = await start('odd');
  await registry.stop();
  started.splice(0);
  const producer = kafka().producer({
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  await producer.send({
    topic: 'odd',
    messages: [
      { key: 'no JSON', value: 'x' },
      { key: '{"keytype":"LEASE","magic":0}', value: '{}' },
    ],
  });
  await producer.disconnect();
  expect((await start('odd')).health().unreadableRecords).toBe(1);
});

it('does not listen beyond loopback by accident', async () => {
  await expect(
    startSchemaRegistry({
      kafka: { brokers },
      host: '0.0.0.0',
      port: 0,
      logger: silentLogger,
    }),
  ).rejects.toThrow('loopback only');
});

it('shows health and figures on a port of their own', async () => {
  const registry = await startSchemaRegistry({
    kafka: { brokers },
    host: '127.0.0.1',
    port: 0,
    adminPort: 0,
    topic: 'observed',
    logger: silentLogger,
  });
  started.push(registry);
  const ask = async (asked: string) => {
    const response = await fetch(
      `http://127.0.0.1:${registry.adminPort}${asked}`,
    );
    return [response.status, await response.text()];
  };
  expect(await ask('/health/live')).toEqual([200, '{"status":"ok"}\n']);
  expect(await ask('/health/ready')).toEqual([
    200,
    expect.stringContaining('"ready":true'),
  ]);
  expect(await ask('/metrics')).toEqual([
    200,
    expect.stringContaining('millrace_registry_ready 1'),
  ]);
  expect((await ask('/subjects'))[0]).toBe(404);
});

it('measures itself without telling names', async () => {
  const registry = await start('measured');
  await post(registry, 'secret-value', '"int"');
  await post(registry, 'secret-value', '"long"');
  await post(registry, 'secret-value', '"no type"');
  const text = registry.metricsText();
  expect(text).toContain('millrace_registry_ready 1\n');
  expect(text).toContain('millrace_registry_versions 2\n');
  expect(text).toContain('millrace_registry_highest_id 2\n');
  expect(text).toContain('millrace_registry_checks_total 1\n');
  expect(text).toContain(
    'millrace_registry_requests_total{method="POST",route="/subjects/:subject/versions",code="200"} 2\n',
  );
  expect(text).toContain('code="422"} 1\n');
  expect(text).not.toContain('secret');
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Kafka, logLevel } from 'kafkajs';
import { startTemporaryBackend, TemporaryBackend } from '../lib/embedded';
import { hasKcat, startKcat } from '../lib/kcat';
import { until } from '../lib/until';

const TOPIC = 'harbour.container.loaded.v1';
const RECORDS = 3_000;

describe(
  'kcat (librdkafka)',
  { skip: !hasKcat() && 'kcat is not installed' },
  () => {
    let backend: TemporaryBackend;

    before(async () => {
      backend = await startTemporaryBackend();
      const admin = new Kafka({
        brokers: [backend.bootstrap],
        logLevel: logLevel.NOTHING,
      }).admin();
      await admin.connect();
      await admin.createTopics({
        topics: [{ topic: TOPIC, numPartitions: 3, replicationFactor: 1 }],
      });
      await admin.disconnect();
    });

    after(() => backend.stop());

    it('lists the broker and the topic', async () => {
      const kcat = startKcat(['-b', backend.bootstrap, '-L', '-J']);
      assert.equal(await kcat.ended, 0, kcat.errors());
      const metadata = JSON.parse(kcat.lines.join(''));
      assert.equal(metadata.brokers.length, 1);
      const topic = metadata.topics.find(
        ({ topic: name }: { topic: string }) => name === TOPIC,
      );
      assert.equal(topic.partitions.length, 3);
    });

    ['none', 'gzip', 'snappy', 'lz4', 'zstd'].forEach(codec => {
      it(`produces and reads back with compression ${codec}`, async () => {
        const value = `${codec}-${'x'.repeat(400)}`;
        const producer = startKcat(
          ['-b', backend.bootstrap, '-P', '-t', TOPIC, '-p', '0', '-z', codec],
          `${value}\n`.repeat(50),
        );
        assert.equal(await producer.ended, 0, producer.errors());
        const consumer = startKcat([
          '-b',
          backend.bootstrap,
          '-C',
          '-t',
          TOPIC,
          '-p',
          '0',
          '-o',
          '-50',
          '-e',
          '-q',
        ]);
        assert.equal(await consumer.ended, 0, consumer.errors());
        assert.deepEqual(new Set(consumer.lines), new Set([value]));
        assert.equal(consumer.lines.length, 50);
      });
    });

    it('is told that an unknown topic is unknown, and creates none', async () => {
      const producer = startKcat(
        [
          '-b',
          backend.bootstrap,
          '-P',
          '-t',
          'harbour.container.weighed.v1',
          '-X',
          'topic.metadata.propagation.max.ms=1000',
        ],
        'lost\n',
      );
      assert.notEqual(await producer.ended, 0);
      assert.match(producer.errors(), /Unknown topic/i);
      const list = startKcat(['-b', backend.bootstrap, '-L', '-J']);
      await list.ended;
      assert.doesNotMatch(list.lines.join(''), /container\.weighed/);
    });

    it('reads in a group of three, rebalances when one leaves, commits and resumes', async () => {
      const groupTopic = 'harbour.crane.moved.v1';
      const admin = new Kafka({
        brokers: [backend.bootstrap],
        logLevel: logLevel.NOTHING,
      }).admin();
      await admin.connect();
      await admin.createTopics({
        topics: [{ topic: groupTopic, numPartitions: 6, replicationFactor: 1 }],
      });
      const member = () =>
        startKcat([
          '-b',
          backend.bootstrap,
          '-G',
          'berth-planner',
          '-q',
          '-u',
          '-X',
          'auto.offset.reset=earliest',
          '-X',
          'session.timeout.ms=6000',
          '-X',
          'auto.commit.interval.ms=200',
          groupTopic,
        ]);
      const members = [member(), member(), member()];
      const received = () => members.flatMap(({ lines }) => lines);
      const describeGroup = async () => {
        const { groups } = await admin.describeGroups(['berth-planner']);
        return groups[0];
      };
      await until('three members', async () => {
        const group = await describeGroup();
        return group?.state === 'Stable' && group.members.length === 3;
      });

      await produceNumbers(backend.bootstrap, groupTopic, 0, RECORDS);
      await until('the first records', () => received().length >= RECORDS);
      assert.ok(
        members.every(({ lines }) => lines.length > 0),
        'each member reads a share',
      );

      await members[0]?.stop();
      await until('two members', async () => {
        const group = await describeGroup();
        return group?.state === 'Stable' && group.members.length === 2;
      });
      await produceNumbers(backend.bootstrap, groupTopic, RECORDS, RECORDS);
      await until('all records', () => received().length >= 2 * RECORDS);
      assert.deepEqual(
        received()
          .map(Number)
          .sort((a, b) => a - b),
        Array.from({ length: 2 * RECORDS }, (_, index) => index),
      );

      await Promise.all(members.slice(1).map(running => running.stop()));
      await produceNumbers(backend.bootstrap, groupTopic, 2 * RECORDS, 10);
      const late = member();
      await until(
        'the records after the commit',
        () => late.lines.length >= 10,
      );
      await late.stop();
      assert.deepEqual(
        late.lines.map(Number).sort((a, b) => a - b),
        Array.from({ length: 10 }, (_, index) => 2 * RECORDS + index),
      );
      await admin.disconnect();
    });
  },
);

async function produceNumbers(
  bootstrap: string,
  topic: string,
  first: number,
  count: number,
) {
  const lines = Array.from(
    { length: count },
    (_, index) => `${first + index}:${first + index}`,
  );
  const producer = startKcat(
    ['-b', bootstrap, '-P', '-t', topic, '-K', ':'],
    `${lines.join('\n')}\n`,
  );
  assert.equal(await producer.ended, 0, producer.errors());
}

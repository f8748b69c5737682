import {
  alterConfigsRequestCodec,
  alterConfigsResponseCodec,
  describeClusterRequestCodec,
  describeClusterResponseCodec,
  describeConfigsRequestCodec,
  describeConfigsResponseCodec,
  describeLogDirsRequestCodec,
  describeLogDirsResponseCodec,
  describeTopicPartitionsRequestCodec,
  describeTopicPartitionsResponseCodec,
  incrementalAlterConfigsRequestCodec,
  incrementalAlterConfigsResponseCodec,
  ErrorCode,
  type DescribeTopicPartitionsResponse,
} from '@millrace/kafka-protocol';
import { createDescribeConfigsHandler } from './32-describe-configs';
import { createAlterConfigsHandler } from './33-alter-configs';
import { createDescribeLogDirsHandler } from './35-describe-log-dirs';
import { createIncrementalAlterConfigsHandler } from './44-incremental-alter-configs';
import { createDescribeClusterHandler } from './60-describe-cluster';
import { createDescribeTopicPartitionsHandler } from './75-describe-topic-partitions';
import {
  call,
  ControlFixture,
  versionsOf,
} from './__testUtils__/ControlFixture';

const name = 'harbour.crane.moved.v1';

async function setUp() {
  const fixture = await ControlFixture.open();
  return { fixture, ...apisOf(fixture) };
}

function apisOf(fixture: ControlFixture) {
  return {
    describeConfigs: {
      request: describeConfigsRequestCodec,
      response: describeConfigsResponseCodec,
      handler: createDescribeConfigsHandler(fixture),
    },
    alterConfigs: {
      request: alterConfigsRequestCodec,
      response: alterConfigsResponseCodec,
      handler: createAlterConfigsHandler(fixture),
    },
    changeConfigs: {
      request: incrementalAlterConfigsRequestCodec,
      response: incrementalAlterConfigsResponseCodec,
      handler: createIncrementalAlterConfigsHandler(fixture),
    },
    cluster: {
      request: describeClusterRequestCodec,
      response: describeClusterResponseCodec,
      handler: createDescribeClusterHandler(fixture),
    },
    partitions: {
      request: describeTopicPartitionsRequestCodec,
      response: describeTopicPartitionsResponseCodec,
      handler: createDescribeTopicPartitionsHandler(fixture),
    },
    logDirs: {
      request: describeLogDirsRequestCodec,
      response: describeLogDirsResponseCodec,
      handler: createDescribeLogDirsHandler(fixture),
    },
  };
}

describe('configuration', () => {
  const describeOf = (resourceType: number, resourceName: string) => ({
    resources: [{ resourceType, resourceName, configurationKeys: null }],
    includeSynonyms: true,
    includeDocumentation: true,
  });

  it('tells value, source and synonyms of every topic key in every version', async () => {
    const { fixture, describeConfigs } = await setUp();
    await fixture.topic(name, 1, { 'retention.ms': '60000' });
    for (const version of versionsOf(describeConfigs.handler)) {
      const { results } = await call(
        describeConfigs,
        version,
        describeOf(2, name),
      );
      const configs = new Map(results[0]?.configs.map(c => [c.name, c]));
      expect(configs.get('retention.ms')).toMatchObject({
        value: '60000',
        configSource: 1,
        synonyms: [
          { name: 'retention.ms', value: '60000', source: 1 },
          { name: 'log.retention.ms', value: '604800000', source: 5 },
        ],
      });
      expect(configs.get('segment.bytes')).toMatchObject({
        value: '2097152',
        configSource: 4,
        synonyms: [
          { name: 'log.segment.bytes', value: '2097152', source: 4 },
          { name: 'log.segment.bytes', value: '1073741824', source: 5 },
        ],
      });
      expect(configs.get('max.message.bytes')?.configType).toBe(
        version >= 3 ? 3 : 0,
      );
    }
  });

  it('tells the broker, read-only, and that it creates no topics by itself', async () => {
    const { describeConfigs } = await setUp();
    const answer = await call(describeConfigs, 4, describeOf(4, '1'));
    expect(answer.results[0]?.configs).toContainEqual(
      expect.objectContaining({
        name: 'auto.create.topics.enable',
        value: 'false',
        readOnly: true,
        configSource: 5,
      }),
    );
    const errors = [];
    for (const [type, resource] of [
      [4, '2'],
      [2, 'unknown'],
      [8, '1'],
    ] as const) {
      const { results } = await call(
        describeConfigs,
        4,
        describeOf(type, resource),
      );
      errors.push(results[0]?.errorCode);
    }
    expect(errors).toEqual([42, 3, 42]);
  });

  it('replaces everything, or changes single keys', async () => {
    const { fixture, alterConfigs, changeConfigs } = await setUp();
    await fixture.topic(name, 1, { 'retention.ms': '1', 'segment.ms': '5' });
    const resource = { resourceType: 2, resourceName: name };
    const configs = () =>
      Object.fromEntries(fixture.topics.find(name)!.configs);
    await call(alterConfigs, 2, {
      resources: [
        { ...resource, configs: [{ name: 'segment.ms', value: '9' }] },
      ],
      validateOnly: false,
    });
    expect(configs()).toEqual({ 'segment.ms': '9' });

    const change = async (...changes: [string, number, string | null][]) => {
      const { responses } = await call(changeConfigs, 1, {
        resources: [
          {
            ...resource,
            configs: changes.map(([key, configOperation, value]) => ({
              name: key,
              configOperation,
              value,
            })),
          },
        ],
        validateOnly: false,
      });
      return responses[0]?.errorCode;
    };
    expect(
      await change(
        ['retention.ms', 0, '60000'],
        ['segment.ms', 1, null],
        ['cleanup.policy', 2, 'compact'],
      ),
    ).toBe(0);
    expect(configs()).toEqual({
      'retention.ms': '60000',
      'cleanup.policy': 'delete,compact',
    });
    expect(await change(['cleanup.policy', 3, 'delete'])).toBe(0);
    expect(configs()['cleanup.policy']).toBe('compact');
    expect(await change(['cleanup.policy', 3, 'compact'])).toBe(40);
    expect(await change(['retention.ms', 2, '1'])).toBe(40);
    expect(await change(['retention.ms', 0, null])).toBe(42);
    expect(await change(['segment.ms', 0, '0'])).toBe(40);
    expect(await change(['segment.ms', 0, '1'], ['segment.ms', 1, null])).toBe(
      42,
    );
    expect(configs()['segment.ms']).toBeUndefined();
    expect((await fixture.reopen()).topics.find(name)).toEqual(
      fixture.topics.find(name),
    );
  });

  it('refuses to change the broker over the protocol', async () => {
    const { changeConfigs } = await setUp();
    const { responses } = await call(changeConfigs, 0, {
      resources: [{ resourceType: 4, resourceName: '1', configs: [] }],
      validateOnly: false,
    });
    expect(responses[0]?.errorMessage).toContain('configuration file');
  });
});

describe('the cluster', () => {
  it('is one node in every version', async () => {
    const { cluster } = await setUp();
    for (const version of versionsOf(cluster.handler)) {
      const answer = await call(cluster, version, {
        includeClusterAuthorizedOperations: true,
        endpointType: 1,
        includeFencedBrokers: true,
      });
      expect(answer).toMatchObject({
        errorCode: 0,
        clusterId: 'harbour',
        controllerId: 1,
        brokers: [{ brokerId: 1, host: 'localhost', port: 9092 }],
      });
    }
    const controllers = await call(cluster, 1, {
      includeClusterAuthorizedOperations: false,
      endpointType: 2,
      includeFencedBrokers: false,
    });
    expect(controllers.errorCode).toBe(ErrorCode.MISMATCHED_ENDPOINT_TYPE);
  });

  it('pages through partitions', async () => {
    const { fixture, partitions } = await setUp();
    await fixture.topic('a', 3);
    await fixture.topic('b', 2);
    const seen: string[] = [];
    let cursor: { topicName: string; partitionIndex: number } | null = null;
    do {
      const page: DescribeTopicPartitionsResponse = await call(partitions, 0, {
        topics: [],
        responsePartitionLimit: 2,
        cursor,
      });
      for (const topic of page.topics) {
        seen.push(
          ...topic.partitions.map(p => `${topic.name}${p.partitionIndex}`),
        );
      }
      cursor = page.nextCursor ?? null;
    } while (cursor);
    expect(seen).toEqual(['a0', 'a1', 'a2', 'b0', 'b1']);
  });

  it('tells what lies on the disk', async () => {
    const { fixture, logDirs } = await setUp();
    await fixture.topic('a', 1);
    for (const version of versionsOf(logDirs.handler)) {
      const { results } = await call(logDirs, version, { topics: null });
      expect(results).toMatchObject([
        {
          logDir: '/data',
          totalBytes: version >= 4 ? 100n : -1n,
          topics: [{ name: 'a', partitions: [{ partitionSize: 4096n }] }],
        },
      ]);
    }
  });
});

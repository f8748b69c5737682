import {
  createPartitionsRequestCodec,
  createPartitionsResponseCodec,
  createTopicsRequestCodec,
  createTopicsResponseCodec,
  deleteTopicsRequestCodec,
  deleteTopicsResponseCodec,
  metadataRequestCodec,
  metadataResponseCodec,
  ErrorCode,
  ZERO_UUID,
  type CreateTopicsRequest,
} from '@millrace/kafka-protocol';
import { createMetadataHandler } from './03-metadata';
import { createCreateTopicsHandler } from './19-create-topics';
import { createDeleteTopicsHandler } from './20-delete-topics';
import { createCreatePartitionsHandler } from './37-create-partitions';
import {
  call,
  ControlFixture,
  ControlOptions,
  versionsOf,
} from './__testUtils__/ControlFixture';

const name = 'harbour.crane.moved.v1';
const pilot = { principal: 'User:pilot' };

async function setUp(options: ControlOptions = {}) {
  const fixture = await ControlFixture.open(options);
  return { fixture, ...apisOf(fixture) };
}

function apisOf(fixture: ControlFixture) {
  return {
    metadata: {
      request: metadataRequestCodec,
      response: metadataResponseCodec,
      handler: createMetadataHandler(fixture),
    },
    create: {
      request: createTopicsRequestCodec,
      response: createTopicsResponseCodec,
      handler: createCreateTopicsHandler(fixture),
    },
    remove: {
      request: deleteTopicsRequestCodec,
      response: deleteTopicsResponseCodec,
      handler: createDeleteTopicsHandler(fixture),
    },
    grow: {
      request: createPartitionsRequestCodec,
      response: createPartitionsResponseCodec,
      handler: createCreatePartitionsHandler(fixture),
    },
  };
}

function metadataFor(topics: (string | { id: string })[] | null) {
  return {
    topics:
      topics?.map(topic =>
        typeof topic === 'string'
          ? { name: topic, topicId: ZERO_UUID }
          : { name: null, topicId: topic.id },
      ) ?? null,
    allowAutoTopicCreation: true,
    includeClusterAuthorizedOperations: false,
    includeTopicAuthorizedOperations: false,
  };
}

type NewTopic = CreateTopicsRequest['topics'][number];

function creation(fields: Partial<NewTopic> = {}, validateOnly = false) {
  return {
    topics: [
      {
        name,
        numPartitions: 3,
        replicationFactor: -1,
        assignments: [],
        configs: [],
        ...fields,
      },
    ],
    timeoutMs: 1000,
    validateOnly,
  };
}

describe('Metadata', () => {
  it('shows one broker and the topic in every version', async () => {
    const { fixture, metadata } = await setUp();
    const { id } = await fixture.topic(name, 2);
    for (const version of versionsOf(metadata.handler)) {
      const { brokers, topics } = await call(
        metadata,
        version,
        metadataFor(version === 0 ? [] : null),
      );
      expect(brokers).toMatchObject([
        { nodeId: 1, host: 'localhost', port: 9092 },
      ]);
      expect(topics).toMatchObject([
        {
          errorCode: ErrorCode.NONE,
          name,
          topicId: version >= 10 ? id : ZERO_UUID,
          partitions: [
            { partitionIndex: 0, leaderId: 1, isrNodes: [1] },
            { partitionIndex: 1, leaderId: 1, replicaNodes: [1] },
          ],
        },
      ]);
    }
  });

  it('neither knows nor creates an unknown topic, in any version', async () => {
    const { fixture, metadata } = await setUp();
    for (const version of versionsOf(metadata.handler)) {
      const { topics } = await call(
        metadata,
        version,
        metadataFor([name, '?']),
      );
      expect(topics.map(topic => topic.errorCode)).toEqual([
        ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
        ErrorCode.INVALID_TOPIC_EXCEPTION,
      ]);
    }
    expect(fixture.topics.list()).toEqual([]);
  });

  it('creates an unknown topic only when both sides want that, through the policy', async () => {
    const { fixture, metadata } = await setUp({
      policy: {
        validate: topic =>
          topic.name === name
            ? { verdict: 'pass' }
            : { verdict: 'refuse', ruleId: 'r', reason: 'no' },
      },
    });
    const handler = createMetadataHandler({
      ...apiDeps(fixture),
      autoCreateTopics: true,
    });
    const { topics } = await call(
      { ...metadata, handler },
      12,
      metadataFor([name, 'other']),
    );
    expect(topics.map(topic => topic.errorCode)).toEqual([
      ErrorCode.NONE,
      ErrorCode.POLICY_VIOLATION,
    ]);
    const quiet = { ...metadataFor(['third']), allowAutoTopicCreation: false };
    const answer = await call({ ...metadata, handler }, 12, quiet);
    expect(answer.topics[0]?.errorCode).toBe(
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    );
  });

  it('answers by id, and no longer by the id of a topic that was deleted', async () => {
    const { fixture, metadata } = await setUp();
    const { id } = await fixture.topic(name);
    await fixture.topics.delete(id);
    const again = await fixture.topic(name);
    expect(again.id).not.toBe(id);
    const { topics } = await call(
      metadata,
      12,
      metadataFor([{ id }, { id: again.id }]),
    );
    expect(topics).toMatchObject([
      { errorCode: ErrorCode.UNKNOWN_TOPIC_ID, name: null, topicId: id },
      { errorCode: ErrorCode.NONE, name, topicId: again.id },
    ]);
  });

  it('hides what may not be described, existing or not', async () => {
    const { fixture, metadata } = await setUp();
    await fixture.topic(name);
    const all = await call(metadata, 9, metadataFor(null), pilot);
    expect(all.topics).toEqual([]);
    const { topics } = await call(metadata, 9, metadataFor([name, 'x']), pilot);
    expect(topics.map(topic => topic.errorCode)).toEqual([
      ErrorCode.TOPIC_AUTHORIZATION_FAILED,
      ErrorCode.TOPIC_AUTHORIZATION_FAILED,
    ]);
  });
});

describe('CreateTopics', () => {
  it('creates a durable topic in every version and tells its configuration', async () => {
    const { fixture, create } = await setUp();
    for (const version of versionsOf(create.handler)) {
      const topic = `harbour.crane.moved.v${version}`;
      const configs = [{ name: 'retention.ms', value: '60000' }];
      const [result] = (
        await call(create, version, creation({ name: topic, configs }))
      ).topics;
      expect(result).toMatchObject({ name: topic, errorCode: ErrorCode.NONE });
      const told = result?.configs?.find(c => c.name === 'retention.ms');
      expect(told?.value).toBe(version >= 5 ? '60000' : undefined);
    }
    const again = await fixture.reopen();
    expect(again.topics.list()).toEqual(fixture.topics.list());
    expect(again.topics.find('harbour.crane.moved.v7')?.partitions).toBe(3);
  });

  it.each<[string, Partial<NewTopic>, number, string]>([
    ['a name with a space', { name: 'a b' }, 17, 'other than'],
    ['an empty name', { name: '' }, 17, 'empty'],
    ['a name of dots', { name: '..' }, 17, 'not allowed'],
    ['a long name', { name: 'x'.repeat(250) }, 17, '250 characters'],
    ['a reserved name', { name: '__consumer_offsets' }, 17, 'reserved'],
    ['a taken name', { name: 'taken.name' }, 36, 'already exists'],
    [
      'a colliding name',
      { name: 'taken_name' },
      17,
      'collides with existing topic "taken.name"',
    ],
    ['no partitions', { numPartitions: 0 }, 37, 'at least 1'],
    ['too many partitions', { numPartitions: 101 }, 44, 'the limit is 100'],
    ['no replica', { replicationFactor: 0 }, 38, 'at least 1'],
    [
      'three replicas',
      { replicationFactor: 3 },
      38,
      'Replication factor 3 needs 3 brokers; this cluster has 1 (single-node embedded broker).',
    ],
    [
      'another broker',
      {
        numPartitions: -1,
        assignments: [{ partitionIndex: 0, brokerIds: [2] }],
      },
      39,
      'only broker 1',
    ],
    [
      'a gap in the assignment',
      {
        numPartitions: -1,
        assignments: [{ partitionIndex: 1, brokerIds: [1] }],
      },
      39,
      'exactly once',
    ],
    [
      'assignment and number',
      { assignments: [{ partitionIndex: 0, brokerIds: [1] }] },
      42,
      'must be -1',
    ],
    [
      'an unknown key',
      { configs: [{ name: 'retention_ms', value: '1' }] },
      40,
      'did you mean retention.ms',
    ],
    [
      'a value out of range',
      { configs: [{ name: 'retention.ms', value: '-2' }] },
      40,
      'Invalid value "-2" for configuration retention.ms: must be a whole number from -1',
    ],
    [
      'a value of another type',
      { configs: [{ name: 'preallocate', value: 'yes' }] },
      40,
      'true or false',
    ],
    [
      'an unknown policy',
      { configs: [{ name: 'cleanup.policy', value: 'shred' }] },
      40,
      'one or more of compact, delete',
    ],
    [
      'tiered storage',
      { configs: [{ name: 'remote.storage.enable', value: 'true' }] },
      40,
      'tiered storage',
    ],
    [
      'lags that contradict',
      {
        configs: [
          { name: 'min.compaction.lag.ms', value: '9' },
          { name: 'max.compaction.lag.ms', value: '8' },
        ],
      },
      40,
      'must not be below',
    ],
    [
      'a null value',
      { configs: [{ name: 'retention.ms', value: null }] },
      40,
      'no value',
    ],
  ])('refuses %s, also when only asked', async (_, fields, error, text) => {
    const { fixture, create } = await setUp({ maxPartitions: 100 });
    await fixture.topic('taken.name');
    for (const validateOnly of [true, false]) {
      const [result] = (await call(create, 7, creation(fields, validateOnly)))
        .topics;
      expect(result?.errorCode).toBe(error);
      expect(result?.errorMessage).toContain(text);
    }
    expect(fixture.topics.list()).toHaveLength(1);
  });

  it('accepts the assignment of everything to itself, and defaults', async () => {
    const { fixture, create } = await setUp();
    const assignments = [1, 0].map(partitionIndex => ({
      partitionIndex,
      brokerIds: [1],
    }));
    await call(create, 5, creation({ numPartitions: -1, assignments }));
    await call(create, 5, creation({ name: 'plain', numPartitions: -1 }));
    expect(fixture.topics.find(name)?.partitions).toBe(2);
    expect(fixture.topics.find('plain')?.partitions).toBe(1);
  });

  it('says one replica where three were accepted', async () => {
    const { fixture, create } = await setUp({
      replicationFactorPolicy: 'accept-as-single',
    });
    const [result] = (await call(create, 7, creation({ replicationFactor: 3 })))
      .topics;
    expect(result).toMatchObject({ errorCode: 0, replicationFactor: 1 });
    expect(fixture.topics.find(name)?.wantedReplicationFactor).toBe(3);
    expect(fixture.warnings).toHaveLength(1);
  });

  it('gives the policy one line and creates the others', async () => {
    const { fixture, create } = await setUp({
      policy: {
        validate: topic =>
          topic.name.includes('_')
            ? {
                verdict: 'refuse',
                ruleId: 'naming.pattern',
                reason: `"${topic.name}" does not match\n{domain}.{entity}.{action}.v{N}`,
                suggestion: name,
              }
            : { verdict: 'pass' },
      },
    });
    const request = {
      ...creation(),
      topics: [
        ...creation({ name: 'crane_feed' }).topics,
        ...creation().topics,
      ],
    };
    const { topics } = await call(create, 7, request);
    expect(topics.map(topic => [topic.errorCode, topic.errorMessage])).toEqual([
      [
        ErrorCode.POLICY_VIOLATION,
        `[naming.pattern] "crane_feed" does not match {domain}.{entity}.{action}.v{N}. Try: ${name}`,
      ],
      [ErrorCode.NONE, null],
    ]);
    expect(fixture.topics.list().map(topic => topic.name)).toEqual([name]);
  });

  it('refuses when the policy is silent for a second', async () => {
    const { fixture, create } = await setUp({
      policy: { validate: () => new Promise(() => {}) },
    });
    const answer = call(create, 7, creation());
    await new Promise(setImmediate);
    fixture.clock.advance(1_000);
    expect((await answer).topics[0]).toMatchObject({
      errorCode: ErrorCode.POLICY_VIOLATION,
      errorMessage: expect.stringContaining('[policy.unavailable]'),
    });
  });

  it('creates one of two requests for the same or a colliding name', async () => {
    const { fixture, create } = await setUp();
    const results = await Promise.all(
      [name, name, name.replace('.', '_')].map(topic =>
        call(create, 7, creation({ name: topic })),
      ),
    );
    expect(results.map(({ topics }) => topics[0]?.errorCode)).toEqual([
      ErrorCode.NONE,
      ErrorCode.TOPIC_ALREADY_EXISTS,
      ErrorCode.INVALID_TOPIC_EXCEPTION,
    ]);
    expect(fixture.topics.list()).toHaveLength(1);
    const twice = {
      ...creation(),
      topics: [...creation().topics, ...creation().topics],
    };
    expect((await call(create, 7, twice)).topics).toMatchObject([
      { name, errorCode: ErrorCode.INVALID_REQUEST },
    ]);
  });

  it('tells when the disk refuses, and when somebody may not', async () => {
    const { fixture, create } = await setUp();
    const denied = await call(create, 7, creation(), pilot);
    expect(denied.topics[0]?.errorCode).toBe(
      ErrorCode.TOPIC_AUTHORIZATION_FAILED,
    );
    fixture.files.flushError = new Error('EIO');
    const failed = await call(create, 7, creation());
    expect(failed.topics[0]?.errorCode).toBe(ErrorCode.KAFKA_STORAGE_ERROR);
    expect(fixture.topics.find(name)).toBeUndefined();
  });
});

describe('DeleteTopics', () => {
  it('deletes by name in every version and by id from 6 on', async () => {
    const { fixture, remove } = await setUp();
    for (const version of versionsOf(remove.handler)) {
      await fixture.topic(name);
      const { responses } = await call(remove, version, {
        topics: [{ name, topicId: ZERO_UUID }],
        topicNames: [name],
        timeoutMs: 1000,
      });
      expect(responses).toMatchObject([{ name, errorCode: ErrorCode.NONE }]);
    }
    const { id } = await fixture.topic(name);
    const byId = { topics: [{ name: null, topicId: id }], topicNames: [] };
    const first = await call(remove, 6, { ...byId, timeoutMs: 0 });
    expect(first.responses).toMatchObject([{ name, errorCode: 0 }]);
    const second = await call(remove, 6, { ...byId, timeoutMs: 0 });
    expect(second.responses).toMatchObject([
      { name: null, errorCode: ErrorCode.UNKNOWN_TOPIC_ID },
    ]);
    expect((await fixture.reopen()).topics.list()).toEqual([]);
  });

  it('leaves the broker its own topics', async () => {
    const { fixture, remove } = await setUp();
    const internal = { name: '__own', partitions: 1, configs: new Map() };
    await fixture.topics.create({ ...internal, internal: true });
    const { responses } = await call(remove, 5, {
      topics: [],
      topicNames: ['__own', 'unknown'],
      timeoutMs: 0,
    });
    expect(responses.map(response => response.errorCode)).toEqual([
      ErrorCode.POLICY_VIOLATION,
      ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
    ]);
  });
});

describe('CreatePartitions', () => {
  it.each<[number, number[][] | null, number, string | null]>([
    [5, null, 0, null],
    [5, [[1], [1]], 0, null],
    [3, null, 37, 'has 3 partitions already'],
    [2, null, 37, 'partitions can only be increased'],
    [5, [[1]], 39, '2 partitions are added but 1 are assigned'],
    [5, [[1], [2]], 39, 'only broker 1'],
  ])('to %d with %j: %d', async (count, brokers, error, text) => {
    const { fixture, grow } = await setUp();
    await fixture.topic(name, 3);
    const assignments = brokers?.map(brokerIds => ({ brokerIds })) ?? null;
    const request = { topics: [{ name, count, assignments }], timeoutMs: 0 };
    for (const validateOnly of [true, false]) {
      const { results } = await call(grow, 3, { ...request, validateOnly });
      expect(results[0]?.errorCode).toBe(error);
      expect(results[0]?.errorMessage ?? 'null').toContain(String(text));
    }
    const kept = (await fixture.reopen()).topics.find(name)?.partitions;
    expect(kept).toBe(error === 0 ? 5 : 3);
  });
});

function apiDeps({ topics, authorizer, cluster, creator }: ControlFixture) {
  return { topics, authorizer, cluster, creator };
}

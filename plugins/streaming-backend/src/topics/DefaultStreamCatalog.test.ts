import { GroupSnapshot, SubjectSnapshot, TopicSnapshot } from '../index/index';
import { SubjectReader } from '../subjects';
import { DefaultStreamCatalog } from './DefaultStreamCatalog';
import { Viewer } from './TopicResource';

const seen = { observedAt: 1, error: null };

function topicOf(name: string): TopicSnapshot {
  return {
    ...seen,
    cluster: 'dev',
    name,
    partitions: null,
    configs: null,
    firstSeen: 1,
    missingSince: null,
  };
}

function groupOf(groupId: string, topics: string[]): GroupSnapshot {
  return {
    ...seen,
    cluster: 'dev',
    groupId,
    state: 'Empty',
    protocolType: 'consumer',
    members: [],
    partitions: topics.map(topic => ({
      topic,
      partition: 0,
      committed: 1n,
      end: 4n,
      lag: 3n,
      member: null,
    })),
    lag: 3n * BigInt(topics.length),
  };
}

const orphan: SubjectSnapshot = {
  ...seen,
  cluster: 'dev',
  subject: 'secret-value',
  versions: [],
  deleted: [],
  compatibility: 'BACKWARD',
  compatibilitySource: 'global',
  compatibilityPolicy: 'STRICT',
};

/** A cluster `dev` with the topics `open` and `secret`, and a subject without a topic. */
function streams() {
  const topics = ['open', 'secret'].map(topicOf);
  const none = { owner: null, source: 'none', standing: 'unowned' };
  const sources = {
    now: () => 1,
    clusters: { get: () => ({ environment: 'dev', landscape: 'default' }) },
    index: {
      topics: () => topics,
      groups: () => [
        groupOf('both', ['open', 'secret']),
        groupOf('hidden', ['secret']),
        groupOf('idle', []),
      ],
      subjects: () => [orphan],
      subject: (_: string, name: string) =>
        name === orphan.subject ? orphan : undefined,
    },
    catalog: { applicationFor: () => ({ kind: 'none' }) },
    ownership: { ownerOf: () => none, ownerOfSubject: () => none },
    bindings: { topicsOf: () => [] },
  };
  // The fakes answer everything that the operations below ask for.
  return new DefaultStreamCatalog({
    ...sources,
    subjects: new SubjectReader(
      sources as unknown as ConstructorParameters<typeof SubjectReader>[0],
    ),
  } as unknown as ConstructorParameters<typeof DefaultStreamCatalog>[0]);
}

function viewerOf(...names: string[]): Viewer {
  return {
    userRef: 'user:default/ada',
    groups: async () => [],
    canSee: ({ name }) => names.includes(name),
  };
}

describe('DefaultStreamCatalog', () => {
  const groupsFor = async (viewer: Viewer) =>
    (await streams().listConsumerGroups({}, viewer)).items.map(
      ({ groupId, partitions, lag }) => [
        groupId,
        partitions.map(row => row.topic),
        lag,
      ],
    );

  it('shows of a group what may be seen, and its lag on that', async () => {
    expect(await groupsFor(viewerOf('open'))).toEqual([
      ['both', ['open'], '3'],
      ['idle', [], '0'],
    ]);
    expect(await groupsFor(viewerOf('open', 'secret'))).toContainEqual([
      'both',
      ['open', 'secret'],
      '6',
    ]);
  });

  it('shows no group to those who may see nothing on the cluster', async () => {
    expect(await groupsFor(viewerOf())).toEqual([]);
  });

  it('finds no group by a topic that may not be seen', async () => {
    const { items } = await streams().listConsumerGroups(
      { topic: 'secret' },
      viewerOf('open'),
    );
    expect(items).toEqual([]);
  });

  it('hides a subject without topics like the topic it is named after', async () => {
    const ref = { cluster: 'dev', subject: orphan.subject };
    await expect(streams().getSubject(ref, viewerOf('open'))).rejects.toThrow(
      'Subject "secret-value" is not in the registry of cluster "dev"',
    );
    await expect(
      streams().getSubject(ref, viewerOf('secret')),
    ).resolves.toMatchObject({ subject: 'secret-value', topics: [] });
  });
});

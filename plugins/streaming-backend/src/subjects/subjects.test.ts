import { GroupSnapshot, SubjectSnapshot } from '../index/index';
import { RegisteredSchema } from '../registry';
import { SubjectReader, SubjectViewer } from './SubjectReader';

const seen = { observedAt: 1, error: null };
const record = (name: string, ...fields: object[]) =>
  JSON.stringify({ type: 'record', name, fields });

function versionOf(
  subject: string,
  version: number,
  changes: Partial<RegisteredSchema> = {},
): RegisteredSchema {
  return {
    subject,
    version,
    id: version,
    schemaType: 'AVRO',
    schema: record('Any'),
    references: [],
    ...changes,
  };
}

function subjectOf(
  subject: string,
  changes: Partial<SubjectSnapshot> = {},
): SubjectSnapshot {
  return {
    ...seen,
    cluster: 'dev',
    subject,
    versions: [versionOf(subject, 1)],
    deleted: [],
    compatibility: 'BACKWARD',
    compatibilitySource: 'global',
    compatibilityPolicy: 'STRICT',
    ...changes,
  };
}

const money = subjectOf('money-value', {
  versions: [versionOf('money-value', 1, { schema: record('Money') })],
});
const order = subjectOf('order-value', {
  versions: [
    versionOf('order-value', 2, {
      schema: record('Order', { name: 'total', type: 'Money', doc: 'Due.' }),
      references: [{ name: 'Money', subject: 'money-value', version: 1 }],
      registeredAt: 0,
      metadata: {
        properties: { team: 'checkout', token: 'abc' },
        sensitive: ['token'],
        tags: { 'Order.total': ['FINANCE'] },
      },
    }),
  ],
  deleted: [versionOf('order-value', 1)],
  compatibility: 'FULL',
});
const secret = subjectOf('secret-value', {
  versions: [
    versionOf('secret-value', 1, {
      references: [{ name: 'Money', subject: 'money-value', version: 1 }],
    }),
  ],
});

/** Subjects `money`, `order` and `secret` on `dev`; the topic `order` holds records of the second. */
function reader() {
  const subjects = [money, order, secret];
  const none = { owner: null, source: 'none', standing: 'unowned' };
  const sources = {
    now: () => 1,
    clusters: { get: () => ({ environment: 'dev', landscape: 'main' }) },
    index: {
      subjects: () => subjects,
      subject: (_: string, name: string) =>
        subjects.find(one => one.subject === name),
    },
    catalog: { applicationFor: () => ({ kind: 'none' }) },
    contracts: { get: () => ({ contract: { request: 'REQ-1' } }) },
    ownership: { ownerOf: () => none, ownerOfSubject: () => none },
    bindings: {
      topicsOf: (_: string, name: string) =>
        name === 'order-value' ? ['order'] : [],
      subjectsOf: () => [
        { subject: 'order-value', role: 'value', source: 'declared' },
      ],
    },
  };
  // The fakes answer everything that a reader asks for.
  return new SubjectReader(
    sources as unknown as ConstructorParameters<typeof SubjectReader>[0],
  );
}

const readers: GroupSnapshot = {
  ...seen,
  cluster: 'dev',
  groupId: 'billing',
  state: 'Stable',
  protocolType: 'consumer',
  members: [],
  partitions: [
    {
      topic: 'order',
      partition: 0,
      committed: 1n,
      end: 4n,
      lag: 3n,
      member: null,
    },
  ],
  lag: 3n,
};

function viewerOf(...topics: string[]): SubjectViewer {
  return {
    canSee: (_, topic) => topics.includes(topic),
    groups: () => [readers],
  };
}

describe('SubjectReader', () => {
  const ada = viewerOf('money', 'order');
  const names = (query: Parameters<SubjectReader['list']>[0]) =>
    reader()
      .list(query, ada)
      .map(row => row.subject);

  it('lists what the viewer may see, and counts only that', () => {
    expect(reader().list({}, ada)).toMatchObject([
      { subject: 'money-value', referencedBy: 1, versions: 1, latest: 1 },
      { subject: 'order-value', referencedBy: 0, topics: ['order'] },
    ]);
  });

  it('filters and sorts', () => {
    expect(names({ compatibility: 'FULL' })).toEqual(['order-value']);
    expect(names({ q: 'ORD val' })).toEqual(['order-value']);
    expect(names({ topic: 'order' })).toEqual(['order-value']);
    expect(names({ subject: 'money-value' })).toEqual(['money-value']);
    expect(names({ type: 'JSON' })).toEqual([]);
    expect(names({ sort: 'referencedBy' })).toEqual([
      'order-value',
      'money-value',
    ]);
    expect(names({ order: 'desc' })).toEqual(['order-value', 'money-value']);
  });

  it('shows a subject with deleted versions, references both ways, and readers', () => {
    const found = reader().get({ cluster: 'dev', subject: 'order-value' }, ada);
    expect(
      found.versions.map(one => [one.version, one.deleted, one.registeredAt]),
    ).toEqual([
      [2, false, '1970-01-01T00:00:00.000Z'],
      [1, true, null],
    ]);
    expect(found.referenced).toMatchObject([
      { subject: 'money-value', version: 1 },
    ]);
    expect(found.fields).toMatchObject([
      { path: 'total', doc: 'Due.', tags: ['FINANCE'] },
    ]);
    expect(found.uses).toMatchObject([
      {
        topic: 'order',
        role: 'value',
        source: 'declared',
        request: 'REQ-1',
        readers: [{ groupId: 'billing', lag: '3' }],
        moreReaders: 0,
      },
    ]);
    expect(
      reader().get({ cluster: 'dev', subject: 'money-value' }, ada)
        .referencedBy,
    ).toEqual([{ subject: 'order-value', version: 2, references: 1 }]);
  });

  it('keeps the values of sensitive properties to itself', () => {
    const found = reader().get({ cluster: 'dev', subject: 'order-value' }, ada);
    expect(found.versions[0]?.metadata).toMatchObject({
      properties: { team: 'checkout' },
      sensitive: ['token'],
    });
    expect(JSON.stringify(found)).not.toContain('abc');
  });

  it('says of a hidden subject that it does not exist', () => {
    for (const subject of ['secret-value', 'nowhere-value']) {
      expect(() => reader().get({ cluster: 'dev', subject }, ada)).toThrow(
        `Subject "${subject}" is not in the registry of cluster "dev"`,
      );
    }
  });

  it('sends neither text nor name of a referenced subject that is hidden', () => {
    const found = reader().get(
      { cluster: 'dev', subject: 'order-value' },
      viewerOf('order'),
    );
    expect(found.referenced).toEqual([]);
    expect(found.versions[0]).toMatchObject({
      references: [],
      hiddenReferences: 1,
    });
    expect(JSON.stringify(found)).not.toContain('money-value');
    expect(found.fields).toEqual([]);
  });
});

import { diffSchemas, listFields } from './index';

const record = (...fields: object[]) => ({
  type: 'record',
  name: 'Box',
  namespace: 'port',
  fields,
});

function diff(
  before: object,
  after: object,
  options?: Parameters<typeof diffSchemas>[2],
) {
  return diffSchemas(JSON.stringify(before), JSON.stringify(after), options);
}

function changes(before: object, after: object) {
  return diff(before, after).changes.map(change => [
    change.kind,
    change.fieldPath,
    change.backward,
    change.forward,
  ]);
}

describe('diffSchemas', () => {
  it('is empty for equal schemas', () => {
    const box = record({ name: 'id', type: 'string' });
    expect(diff(box, { ...box, doc: undefined })).toEqual({
      changes: [],
      class: 'none',
      deployOrder: expect.objectContaining({ order: 'consumers-first' }),
      sentence: 'The schemas are the same.',
      said: { code: 'schema.diff.none', params: {} },
    });
  });

  it('calls documentation a patch', () => {
    const box = record({ name: 'id', type: 'string' });
    const told = { ...record({ name: 'id', type: 'string', doc: 'Which' }) };
    expect(diff(box, { ...told, doc: 'A box' })).toMatchObject({
      class: 'patch',
      changes: [
        { kind: 'docChanged', fieldPath: '', after: 'A box' },
        {
          kind: 'docChanged',
          fieldPath: 'id',
          pointerOld: '/fields/0',
          pointerNew: '/fields/0',
        },
      ],
    });
  });

  it('tells additions and removals apart from renames', () => {
    const before = record(
      { name: 'id', type: 'string' },
      { name: 'teu', type: 'int' },
    );
    expect(
      changes(
        before,
        record(
          { name: 'id', type: 'string' },
          { name: 'containers', type: 'int', aliases: ['teu'] },
        ),
      ),
    ).toEqual([['renamed', 'containers', 'ok', 'breaking']]);
    const unsaid = diff(
      before,
      record(
        { name: 'id', type: 'string' },
        { name: 'containers', type: 'int' },
      ),
    );
    expect(unsaid.class).toBe('major');
    expect(unsaid.changes.map(({ sentence }) => sentence)).toEqual([
      '`containers` was added without default; if `teu` was renamed, give the field the alias "teu"',
      '`teu` was removed; old readers have no default for it',
    ]);
    expect(
      diff(
        before,
        record(
          { name: 'id', type: 'string' },
          { name: 'containers', type: 'int', default: 0 },
        ),
        { renames: { teu: 'containers' } },
      ).changes[0],
    ).toMatchObject({ kind: 'renamed', before: 'teu', backward: 'ok' });
  });

  it('reports each kind of change at the path that people know', () => {
    const leg = (...fields: object[]) => ({
      type: 'array',
      items: { type: 'record', name: 'Leg', fields },
    });
    const enumeration = (...symbols: string[]) => ({
      type: 'enum',
      name: 'Kind',
      symbols,
    });
    expect(
      changes(
        record(
          { name: 'a', type: 'int' },
          { name: 'b', type: 'string' },
          { name: 'kind', type: enumeration('DRY') },
          { name: 'legs', type: leg({ name: 'port', type: 'int' }) },
          { name: 'tags', type: { type: 'map', values: 'int' } },
          { name: 'note', type: 'string', default: '' },
          { name: 'at', type: 'long' },
          { name: 'seal', type: { type: 'fixed', name: 'S', size: 1 } },
        ),
        record(
          { name: 'b', type: 'string' },
          { name: 'a', type: 'int' },
          { name: 'kind', type: enumeration('DRY', 'REEFER') },
          { name: 'legs', type: leg({ name: 'port', type: 'string' }) },
          { name: 'tags', type: { type: 'map', values: 'long' } },
          { name: 'note', type: ['string', 'null'], default: '-' },
          {
            name: 'at',
            type: { type: 'long', logicalType: 'timestamp-millis' },
          },
          { name: 'seal', type: { type: 'fixed', name: 'S', size: 2 } },
        ),
      ),
    ).toEqual([
      ['moved', 'b', 'ok', 'ok'],
      ['symbolsChanged', 'kind', 'ok', 'breaking'],
      ['typeChanged', 'legs[].port', 'breaking', 'breaking'],
      ['typeChanged', 'tags{}', 'ok', 'breaking'],
      ['optionalityChanged', 'note', 'ok', 'breaking'],
      ['defaultChanged', 'note', 'ok', 'ok'],
      ['typeChanged', 'at', 'ok', 'ok'],
      ['constraintChanged', 'seal', 'breaking', 'breaking'],
    ]);
  });

  it('judges the size at the level', () => {
    const before = record({ name: 'id', type: 'string' });
    const after = record(
      { name: 'id', type: 'string' },
      { name: 'teu', type: 'int' },
    );
    expect(diff(before, after, { level: 'FORWARD' })).toMatchObject({
      class: 'minor',
      deployOrder: { order: 'producers-first' },
    });
    expect(diff(before, after, { level: 'FULL' }).class).toBe('major');
    expect(diff(before, after, { level: 'NONE' }).class).toBe('major');
  });

  it('says that a namespace change is compatible and not harmless', () => {
    const box = record({ name: 'id', type: 'string' });
    expect(diff(box, { ...box, namespace: 'quay' }).changes).toEqual([
      expect.objectContaining({
        kind: 'renamed',
        because: ['NAMESPACE_CHANGED'],
        backward: 'ok',
        forward: 'ok',
      }),
    ]);
  });
});

describe('listFields', () => {
  it('lists nested fields with their paths, types and tags', () => {
    const schema = record(
      {
        name: 'id',
        type: { type: 'string', logicalType: 'uuid' },
        doc: 'Which',
      },
      {
        name: 'legs',
        type: {
          type: 'array',
          items: {
            type: 'record',
            name: 'Leg',
            fields: [
              { name: 'port', type: ['null', 'string'], default: null },
              { name: 'then', type: ['null', 'Leg'], default: null },
            ],
          },
        },
      },
      { name: 'owner', type: 'string', 'confluent:tags': ['PII'] },
      { name: 'tags', type: { type: 'map', values: 'Leg' } },
    );
    const rows = listFields(JSON.stringify(schema));
    expect(rows.map(({ path, type }) => `${path}: ${type}`)).toEqual([
      'id: string',
      'legs: array<Leg>',
      'legs[].port: string',
      'legs[].then: Leg',
      'owner: string',
      'tags: map<Leg>',
      'tags{}.port: string',
      'tags{}.then: Leg',
    ]);
    expect(rows[0]).toMatchObject({ logicalType: 'uuid', doc: 'Which' });
    expect(rows[2]).toMatchObject({ nullable: true, default: 'null' });
    expect(rows[4]).toMatchObject({ tags: ['PII'], pointer: '/fields/2' });
  });

  it('has one row for a schema that is no record', () => {
    expect(listFields('"string"')).toEqual([
      expect.objectContaining({ path: '', type: 'string' }),
    ]);
  });

  it('throws with all problems', () => {
    expect(() => listFields('{"type":"enum"}')).toThrow('The enum has no name');
  });
});

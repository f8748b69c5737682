import { readTags } from '../index';
import { matchesTagPath } from './matchesTagPath';

const avro = JSON.stringify({
  type: 'record',
  name: 'Container',
  namespace: 'harbour',
  fields: [
    { name: 'id', type: 'string' },
    {
      name: 'seal',
      type: {
        type: 'record',
        name: 'Seal',
        fields: [
          { name: 'number', type: 'string', 'confluent:tags': ['PRIVATE'] },
        ],
      },
    },
    { name: 'legs', type: { type: 'array', items: 'Seal' } },
  ],
});

describe('readTags', () => {
  it('joins the tags of an Avro schema with those of its metadata by path', () => {
    const tags = readTags(avro, {
      tags: { 'harbour.*.id': ['KEY'], '**.number': ['PII', 'PRIVATE'] },
    });
    expect([...tags]).toEqual([
      ['id', ['KEY']],
      ['seal.number', ['PRIVATE', 'PII']],
      ['legs[].number', ['PRIVATE', 'PII']],
    ]);
  });

  it('knows the fields of a JSON Schema from its root on', () => {
    const text = JSON.stringify({
      type: 'object',
      properties: {
        pilot: {
          type: 'object',
          properties: {
            name: { type: 'string', 'confluent:tags': ['PII'] },
            phone: { type: 'string' },
          },
        },
      },
    });
    const tags = readTags(
      { type: 'JSON', text },
      { tags: { '$.pilot.phone': ['PII'], '$.*': ['INNER'] } },
    );
    expect([...tags]).toEqual([
      ['pilot', ['INNER']],
      ['pilot.name', ['PII']],
      ['pilot.phone', ['PII']],
    ]);
  });

  it('leaves out what nobody tagged', () => {
    expect(readTags(avro.replace(/PRIVATE/g, 'X'), {}).get('id')).toBe(
      undefined,
    );
    expect(readTags('"string"').size).toBe(0);
  });
});

describe('matchesTagPath', () => {
  it.each([
    ['eve', 'eve*', true],
    ['alice.bob.eve', 'a*.bob.eve', true],
    ['alice.bob.eve', 'a*', false],
    ['alice.bob.eve', 'a**', true],
    ['alice.bob.eve', 'alice.bob*', false],
    ['alice.bob.eve', '**.eve', true],
    ['alice.bob.eve', '**.*', true],
    ['alice.bob.eve', 'alice.?ob.eve', true],
    ['alice.bob.eve', 'alice?bob.eve', false],
    ['a(b', 'a(b', true],
    ['axb', 'a.b', false],
    ['', '**', true],
  ])('%s is covered by %s: %s', (name, path, expected) => {
    expect(matchesTagPath(name, path)).toBe(expected);
  });

  it('takes a hostile path in its stride', () => {
    expect(matchesTagPath('a'.repeat(1000), `${'**a'.repeat(500)}b`)).toBe(
      false,
    );
  });
});

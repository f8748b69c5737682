import { decodeRecord, encodeRecord, RegistryRecord } from './RegistryRecord';

describe('record bytes', () => {
  const schema = {
    subject: 'harbour.crane.moved.v1-value',
    version: 2,
    id: 7,
    schema: '"string"',
    deleted: false,
  };

  it.each<[RegistryRecord, string, string | null]>([
    [
      {
        keytype: 'SCHEMA',
        subject: schema.subject,
        version: 2,
        value: schema,
      },
      '{"keytype":"SCHEMA","subject":"harbour.crane.moved.v1-value","version":2,"magic":1}',
      JSON.stringify(schema),
    ],
    [
      {
        keytype: 'CONFIG',
        subject: null,
        value: { compatibilityLevel: 'FULL' },
      },
      '{"keytype":"CONFIG","subject":null,"magic":0}',
      '{"compatibilityLevel":"FULL"}',
    ],
    [
      { keytype: 'MODE', subject: 'a', value: { mode: 'READONLY' } },
      '{"keytype":"MODE","subject":"a","magic":0}',
      '{"subject":"a","mode":"READONLY"}',
    ],
    [
      { keytype: 'DELETE_SUBJECT', subject: 'a', value: { version: 3 } },
      '{"keytype":"DELETE_SUBJECT","subject":"a","magic":0}',
      '{"subject":"a","version":3}',
    ],
    [
      { keytype: 'CLEAR_SUBJECT', subject: 'a' },
      '{"keytype":"CLEAR_SUBJECT","subject":"a","magic":0}',
      '{"subject":"a"}',
    ],
    [
      { keytype: 'CONTEXT', context: '.eu', value: null },
      '{"keytype":"CONTEXT","tenant":"default","context":".eu","magic":0}',
      null,
    ],
    [{ keytype: 'NOOP' }, '{"keytype":"NOOP","magic":0}', null],
  ])('%j', (record, key, value) => {
    expect(encodeRecord(record)).toEqual({ key, value });
    expect(decodeRecord({ key, value })).toMatchObject({
      keytype: record.keytype,
    });
  });

  it('reads the members that other registries add', () => {
    expect(
      decodeRecord({
        key: '{"keytype":"SCHEMA","subject":"a","version":1,"magic":1}',
        value:
          '{"subject":"a","version":1,"id":1,"md5":"x","schema":"\\"int\\"","deleted":true}',
      }),
    ).toMatchObject({ value: { id: 1, deleted: true } });
  });

  it('leaves unknown kinds alone and refuses broken ones', () => {
    expect(
      decodeRecord({ key: '{"keytype":"LEASE","magic":0}', value: '{}' }),
    ).toBeUndefined();
    expect(() =>
      decodeRecord({ key: '{"keytype":"SCHEMA"}', value: '{}' }),
    ).toThrow();
    expect(() => decodeRecord({ key: 'not JSON', value: null })).toThrow();
  });
});

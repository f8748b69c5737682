import { MemorySchemaLog } from '../log/MemorySchemaLog';
import { encodeRecord } from '../log/RegistryRecord';
import { record, TestRegistry } from '../__testUtils__/TestRegistry';

const full = { 'Confluent-Accept-Unknown-Properties': 'true' };
const subject = 'harbour.crane.moved.v1-value';

let registry: TestRegistry;

beforeEach(async () => {
  registry = await TestRegistry.start();
});

afterEach(() => registry.stop());

const ask: TestRegistry['ask'] = (...args) => registry.ask(...args);

function body(schema: unknown) {
  return { schema: JSON.stringify(schema) };
}

describe('registration', () => {
  it('answers the id alone, or everything to those who ask', async () => {
    expect(await registry.register(subject, 'string')).toBe('200 {"id":1}');
    const answer = await ask(
      `POST /subjects/${subject}/versions`,
      body('string'),
      full,
    );
    // The MD5 of the text "string", quotes included, as a UUID.
    expect(answer).toBe(
      '200 {"id":1,"version":1,"guid":"095d71cf-1255-6b9d-5e33-0ad575b3df5d","schema":"\\"string\\""}',
    );
  });

  it('gives the same content the same id and no new version', async () => {
    const first = record(['teu', 'int']);
    await registry.register(subject, first);
    await registry.register(subject, record(['teu', 'long']));
    expect(
      await ask(`POST /subjects/${subject}/versions`, {
        schema: JSON.stringify(first, null, 2),
      }),
    ).toBe('200 {"id":1}');
    expect(await ask(`GET /subjects/${subject}/versions`)).toBe('200 [1,2]');
    expect(await ask(`GET /subjects/${subject}/versions/LATEST`)).toBe(
      '200 {"subject":"harbour.crane.moved.v1-value","version":2,"id":2,"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Moved\\",\\"fields\\":[{\\"name\\":\\"teu\\",\\"type\\":\\"long\\"}]}"}',
    );
    expect(await registry.register('other-value', first)).toBe('200 {"id":1}');
    expect(await ask('GET /schemas/ids/1/versions')).toBe(
      '200 [{"subject":"harbour.crane.moved.v1-value","version":1},{"subject":"other-value","version":1}]',
    );
    expect(await ask('GET /schemas/ids/1/subjects')).toBe(
      '200 ["harbour.crane.moved.v1-value","other-value"]',
    );
  });

  it('makes one version of two posts at once', async () => {
    expect(
      await Promise.all(
        Array.from({ length: 10 }, () =>
          registry.register(subject, record(['teu', 'int'])),
        ),
      ),
    ).toEqual(Array.from({ length: 10 }, () => '200 {"id":1}'));
    expect(await ask(`GET /subjects/${subject}/versions`)).toBe('200 [1]');
  });

  it('refuses what breaks the level, with the reasons', async () => {
    await registry.register(subject, record(['teu', 'int']));
    const answer = await registry.register(
      subject,
      record(['teu', 'int'], ['pilot', 'string']),
    );
    expect(answer).toContain(
      '409 {"error_code":40901,"message":"Schema being registered is incompatible with an earlier schema for subject \\"harbour.crane.moved.v1-value\\", details: [{errorType:\'READER_FIELD_MISSING_DEFAULT_VALUE\', description:\'',
    );
    expect(answer).toContain(
      "additionalInfo:'pilot'}, {oldSchemaVersion: 1}, {oldSchema: '{",
    );
    expect(answer).toContain(
      "}'}, {validateFields: 'false', compatibility: 'BACKWARD'}]\"}",
    );
  });

  it.each([
    [
      'an anonymous enum',
      { schema: '{"type":"enum","symbols":["A"]}' },
      42201,
      'no name',
    ],
    ['no text', { schema: '' }, 42201, 'Empty schema'],
    ['a number', { schema: 5 }, 42201, 'is 5; it must be a text'],
    [
      'an unknown type',
      { schemaType: 'XML', schema: 'x' },
      42201,
      'AVRO, JSON, PROTOBUF',
    ],
    [
      'an id of its own',
      { schema: '"string"', id: 900 },
      42205,
      'not in import mode',
    ],
    ['a long text', { schema: `"${'x'.repeat(1024 * 1024)}"` }, 42209, 'bytes'],
    [
      'a rule twice',
      {
        schema: '"string"',
        ruleSet: {
          domainRules: ['r', 'r'].map(name => ({
            name,
            kind: 'CONDITION',
            type: 'CEL',
            mode: 'WRITE',
          })),
        },
      },
      42210,
      'appears twice',
    ],
  ])('refuses %s with its code', async (_, posted, code, words) => {
    const answer = await ask(`POST /subjects/${subject}/versions`, posted);
    expect(answer).toContain(`422 {"error_code":${code},`);
    expect(answer).toContain(words);
  });

  it.each(['__GLOBAL', '__EMPTY', 'a%0Ab', '%3A.__GLOBAL%3Aa'])(
    'refuses the subject %s',
    async name => {
      expect(
        await ask(`POST /subjects/${name}/versions`, body('string')),
      ).toContain('422 {"error_code":42208,');
    },
  );

  it('takes a subject with a slash and a colon, decoded once', async () => {
    await registry.register('a/b:c%2Fd', 'string');
    expect(await ask('GET /subjects')).toBe('200 ["a/b:c%2Fd"]');
    expect(await ask('GET /subjects/a%2Fb%3Ac%252Fd/versions')).toBe('200 [1]');
  });

  it('normalises when asked', async () => {
    const sorted = { type: 'string', b: 1, z: 2 };
    const unsorted = { type: 'string', z: 2, b: 1 };
    await registry.register(subject, sorted);
    expect(
      await ask(
        `POST /subjects/${subject}/versions?normalize=true`,
        body(unsorted),
      ),
    ).toBe('200 {"id":1}');
    expect(await registry.register(subject, unsorted)).toBe('200 {"id":2}');
  });

  it('keeps metadata and rules, and takes the text along to new ones', async () => {
    const ruleSet = {
      domainRules: [
        {
          name: 'some',
          kind: 'CONDITION',
          type: 'CEL',
          mode: 'WRITE',
          expr: 'x',
        },
      ],
    };
    await registry.register(subject, 'string', { ruleSet });
    expect(await ask('GET /schemas/ids/1')).toBe(
      `200 {"ruleSet":${JSON.stringify(ruleSet)},"schema":"\\"string\\""}`,
    );
    const metadata = { properties: { owner: 'quay' } };
    expect(await ask(`POST /subjects/${subject}/versions`, { metadata })).toBe(
      `200 {"id":2,"metadata":${JSON.stringify(
        metadata,
      )},"ruleSet":${JSON.stringify(ruleSet)}}`,
    );
  });
});

describe('lookup', () => {
  it('tells unknown subjects from unknown content', async () => {
    const lookup = (name: string, schema: unknown) =>
      ask(`POST /subjects/${name}`, body(schema));
    expect(await lookup(subject, 'string')).toContain(
      '404 {"error_code":40401',
    );
    await registry.register(subject, 'string');
    expect(await lookup(subject, 'int')).toContain('404 {"error_code":40403');
    expect(await lookup(subject, 'string')).toBe(
      `200 {"subject":"${subject}","version":1,"id":1,"schema":"\\"string\\""}`,
    );
  });

  it('answers bare texts and guids', async () => {
    await registry.register(subject, { type: 'string' });
    expect(await ask('GET /schemas/ids/1/schema')).toBe('200 "string"');
    expect(await ask(`GET /subjects/${subject}/versions/1/schema`)).toBe(
      '200 "string"',
    );
    const guid = registry.registry.state.version(subject, 1)?.guid;
    expect(await ask(`GET /schemas/guids/${guid}`)).toBe(
      '200 {"schema":"\\"string\\""}',
    );
    expect(await ask(`GET /schemas/guids/${guid}/ids`)).toBe(
      '200 [{"context":".","id":1}]',
    );
    expect(await ask('GET /schemas/ids/1?fetchMaxId=true')).toBe(
      '200 {"schema":"\\"string\\"","maxId":1}',
    );
  });

  it.each(['0', 'two', '2147483648', '-2'])(
    'refuses the version %s',
    async version => {
      await registry.register(subject, 'string');
      expect(
        await ask(`GET /subjects/${subject}/versions/${version}`),
      ).toContain('422 {"error_code":42202,');
    },
  );

  it('pages lists', async () => {
    for (const name of ['c', 'a', 'b']) await registry.register(name, 'string');
    expect(await ask('GET /subjects?offset=1&limit=1')).toBe('200 ["b"]');
    expect(await ask('GET /subjects?limit=-1&subjectPrefix=a')).toBe(
      '200 ["a"]',
    );
    expect(await ask('GET /schemas?latestOnly=true&limit=1')).toBe(
      '200 [{"subject":"a","version":1,"id":1,"schema":"\\"string\\""}]',
    );
  });
});

describe('compatibility checks', () => {
  const path = `POST /compatibility/subjects/${subject}/versions`;

  it('answers exact bytes', async () => {
    expect(await ask(`${path}/latest`, body('string'))).toBe(
      '200 {"is_compatible":true}',
    );
    await registry.register(subject, 'string');
    expect(await ask(`${path}/latest`, body('int'))).toBe(
      '200 {"is_compatible":false}',
    );
    expect(await ask(`${path}/7`, body('int'))).toContain(
      '404 {"error_code":40402,',
    );
    expect(await ask(`${path}/latest`, body('Nothing'))).toContain(
      '422 {"error_code":42201,',
    );
    expect(await ask(`${path}/latest?verbose=true`, body('Nothing'))).toMatch(
      /^200 \{"is_compatible":false,"messages":\["Invalid schema/,
    );
    expect(await ask(`${path}/latest?verbose=true`, body('bytes'))).toBe(
      '200 {"is_compatible":true,"messages":[]}',
    );
    await ask(`PUT /config/${subject}`, { compatibility: 'NONE' });
    expect(await ask(`${path}/latest`, body('int'))).toBe(
      '200 {"is_compatible":true}',
    );
  });

  it('compares with all live versions when transitive', async () => {
    await registry.register(
      subject,
      record(['id', 'string'], ['pilot', 'string']),
    );
    await registry.register(subject, record(['id', 'string']));
    const third = {
      ...record(['id', 'string']),
      fields: [
        { name: 'id', type: 'string' },
        { name: 'pilot', type: 'long', default: 0 },
      ],
    };
    expect(await ask(path, body(third))).toBe('200 {"is_compatible":true}');
    await ask(`PUT /config/${subject}`, {
      compatibility: 'BACKWARD_TRANSITIVE',
    });
    expect(await ask(`${path}?verbose=true`, body(third))).toContain(
      '"{oldSchemaVersion: 1}"',
    );
    await ask(`DELETE /subjects/${subject}/versions/1`);
    expect(await ask(path, body(third))).toBe('200 {"is_compatible":true}');
  });
});

describe('config and mode', () => {
  it('says compatibility one way and compatibilityLevel the other', async () => {
    const config = '/config/harbour.berth.freed.v1-value';
    expect(await ask('GET /config')).toBe(
      '200 {"compatibilityLevel":"BACKWARD"}',
    );
    expect(
      await ask(`PUT ${config}`, { compatibility: 'FORWARD_TRANSITIVE' }),
    ).toBe('200 {"compatibility":"FORWARD_TRANSITIVE"}');
    expect(await ask(`GET ${config}`)).toBe(
      '200 {"compatibilityLevel":"FORWARD_TRANSITIVE"}',
    );
    expect(await ask(`DELETE ${config}`)).toBe(
      '200 {"compatibilityLevel":"FORWARD_TRANSITIVE"}',
    );
    expect(await ask(`GET ${config}`)).toContain('404 {"error_code":40408,');
    expect(await ask(`GET ${config}?defaultToGlobal=true`)).toBe(
      '200 {"compatibilityLevel":"BACKWARD"}',
    );
    expect(await ask(`DELETE ${config}`)).toContain('404 {"error_code":40401,');
    expect(await ask(`PUT ${config}`, { compatibility: 'SOME' })).toContain(
      '422 {"error_code":42203,',
    );
    expect(await ask(`PUT ${config}`, {})).toContain(
      '422 {"error_code":42203,',
    );
  });

  it('has a config of the whole registry that others fall back to', async () => {
    expect(await ask('DELETE /config')).toContain('404 {"error_code":40401,');
    expect(await ask('PUT /config', { compatibility: 'full' })).toBe(
      '200 {"compatibility":"FULL"}',
    );
    expect(await ask(`GET /config/${subject}?defaultToGlobal=true`)).toBe(
      '200 {"compatibilityLevel":"FULL"}',
    );
    expect(await ask('DELETE /config')).toBe(
      '200 {"compatibilityLevel":"FULL"}',
    );
    expect(await ask('GET /config')).toBe(
      '200 {"compatibilityLevel":"BACKWARD"}',
    );
  });

  it('keeps read-only subjects as they are', async () => {
    await registry.register(subject, 'string');
    const mode = `/mode/${subject}`;
    expect(await ask(`GET ${mode}`)).toContain('404 {"error_code":40409,');
    expect(await ask(`PUT ${mode}`, { mode: 'READONLY' })).toBe(
      '200 {"mode":"READONLY"}',
    );
    expect(await registry.register(subject, 'bytes')).toContain(
      '422 {"error_code":42205,',
    );
    expect(await ask(`DELETE /subjects/${subject}`)).toContain(
      '422 {"error_code":42205,',
    );
    expect(await ask(`DELETE ${mode}`)).toBe('200 {"mode":"READONLY"}');
    expect(await ask(`GET ${mode}?defaultToGlobal=true`)).toBe(
      '200 {"mode":"READWRITE"}',
    );
    expect(await ask(`PUT ${mode}`, { mode: 'FORWARD' })).toContain(
      '422 {"error_code":42204,',
    );
  });

  it('reads READONLY_OVERRIDE as READONLY, also in a topic that has it', async () => {
    const written = { mode: 'READONLY_OVERRIDE' };
    const log = new MemorySchemaLog();
    await log.append([
      encodeRecord({ keytype: 'MODE', subject, value: written }),
    ]);
    const other = await TestRegistry.start(log);
    const path = `/mode/${subject}`;
    expect(await other.ask(`GET ${path}`)).toBe('200 {"mode":"READONLY"}');
    expect(await other.register(subject, 'int')).toContain('42205');
    expect(await other.ask(`DELETE ${path}`)).toBe('200 {"mode":"READONLY"}');
    expect(await other.ask(`PUT ${path}`, written)).toBe(
      '200 {"mode":"READONLY"}',
    );
    await other.stop();
  });

  it('imports under ids of the importer’s choice', async () => {
    const mode = `PUT /mode/${subject}`;
    await registry.register('other', 'int');
    expect(await ask(mode, { mode: 'IMPORT' })).toBe('200 {"mode":"IMPORT"}');
    expect(await registry.register(subject, 'string')).toContain('42205');
    expect(
      await registry.register(subject, 'string', { id: 900, version: 3 }),
    ).toBe('200 {"id":900}');
    expect(
      await registry.register(subject, 'bytes', { id: 900, version: 4 }),
    ).toContain('42205');
    expect(await ask(`GET /subjects/${subject}/versions`)).toBe('200 [3]');
    await ask(mode, { mode: 'READWRITE' });
    expect(await ask(mode, { mode: 'IMPORT' })).toContain('42205');
    expect(await ask(`${mode}?force=true`, { mode: 'IMPORT' })).toContain(
      '200',
    );
    await ask(mode, { mode: 'READWRITE' });
    expect(await registry.register(subject, 'bytes')).toBe('200 {"id":901}');
  });
});

describe('an import', () => {
  const place = (id: number, version: number) => ({ id, version });
  const register = (at: object, type = 'string') =>
    registry.register(subject, type, at);
  const versions = () => ask(`GET /subjects/${subject}/versions`);

  it('stores every version that it acknowledges', async () => {
    await ask(`PUT /mode/${subject}`, { mode: 'IMPORT' });
    for (const version of [1, 2, 1, 2]) {
      expect(await register(place(5000, version))).toBe('200 {"id":5000}');
    }
    expect(await register(place(5001, 3))).toContain('42207');
    expect(await register(place(5001, 2), 'int')).toContain('42205');
    expect(await versions()).toBe('200 [1,2]');
    expect(await ask('GET /schemas/ids/5000/versions')).toBe(
      `200 [{"subject":"${subject}","version":1},{"subject":"${subject}","version":2}]`,
    );
  });

  it('needs to be told id and version', async () => {
    await ask(`PUT /mode/${subject}`, { mode: 'IMPORT' });
    for (const half of [{}, { id: 5000 }, { version: 1 }]) {
      expect(await register(half)).toBe(
        `422 {"error_code":42205,"message":"Subject ${subject} is in import mode and needs an explicit id and version"}`,
      );
    }
  });

  it('brings a version back that was deleted', async () => {
    await ask(`PUT /mode/${subject}`, { mode: 'IMPORT' });
    await register(place(5000, 1));
    await ask(`DELETE /subjects/${subject}`);
    expect(await register(place(5000, 1), 'int')).toContain('42205');
    expect(await register(place(5000, 1))).toBe('200 {"id":5000}');
    expect(await versions()).toBe('200 [1]');
  });
});

describe('numbers', () => {
  it('are not imported where nothing could follow them', async () => {
    await ask(`PUT /mode/${subject}`, { mode: 'IMPORT' });
    const most = 2_000_000_000;
    for (const place of [
      { id: most + 1, version: 1 },
      { id: 1, version: 2 ** 31 - 1 },
    ]) {
      expect(await registry.register(subject, 'string', place)).toContain(
        `at most ${most}`,
      );
    }
    const last = { id: most, version: most };
    expect(await registry.register(subject, 'string', last)).toBe(
      `200 {"id":${most}}`,
    );
    await ask(`PUT /mode/${subject}`, { mode: 'READWRITE' });
    expect(await registry.register(subject, 'bytes')).toBe(
      `200 {"id":${most + 1}}`,
    );
    expect(await ask(`GET /subjects/${subject}/versions`)).toBe(
      `200 [${most},${most + 1}]`,
    );
  });

  it('follow each other', async () => {
    expect(await registry.register(subject, 'string', { version: 5 })).toBe(
      `422 {"error_code":42201,"message":"Version 5 is not the next one of subject \\"${subject}\\", which is 1"}`,
    );
    expect(await registry.register(subject, 'string', { version: 1 })).toBe(
      '200 {"id":1}',
    );
  });

  it('end with a sentence in a topic that has the last of them', async () => {
    const end = 2 ** 31 - 1;
    const log = new MemorySchemaLog();
    await log.append([
      encodeRecord({
        keytype: 'SCHEMA',
        subject,
        version: end,
        value: { subject, version: end, id: end, schema: '"string"' },
      }),
    ]);
    const ended = await TestRegistry.start(log);
    expect(await ended.register(subject, 'string')).toBe(`200 {"id":${end}}`);
    expect(await ended.register('other', 'int')).toContain(
      '42205,"message":"Context \\".\\" has no id left',
    );
    expect(await ended.register(`:.eu:${subject}`, 'int')).toBe('200 {"id":1}');
    expect(await ended.register('other', 'string')).toBe(`200 {"id":${end}}`);
    await ended.stop();
  });
});

describe('deletes', () => {
  it('climbs the ladder of a version', async () => {
    await registry.register(subject, 'string');
    const version = `/subjects/${subject}/versions/1`;
    expect(await ask(`DELETE ${version}?permanent=true`)).toContain('40407');
    expect(await ask(`DELETE ${version}`)).toBe('200 1');
    expect(await ask(`DELETE ${version}`)).toContain('40406');
    expect(await ask('GET /subjects')).toBe('200 []');
    expect(await ask('GET /subjects?deleted=true')).toBe(`200 ["${subject}"]`);
    expect(await ask('GET /subjects?deletedOnly=true')).toBe(
      `200 ["${subject}"]`,
    );
    expect(await ask('GET /schemas/ids/1')).toBe(
      '200 {"schema":"\\"string\\""}',
    );
    expect(await ask(`GET ${version}`)).toContain('40401');
    expect(await ask(`GET ${version}?deleted=true`)).toContain(
      '"deleted":true',
    );
    expect(await ask(`DELETE ${version}?permanent=true`)).toBe('200 1');
    expect(await ask('GET /schemas/ids/1')).toContain('40403');
    expect(await registry.register(subject, 'string')).toBe('200 {"id":2}');
  });

  it('climbs the ladder of a subject', async () => {
    await registry.register(subject, 'string');
    await registry.register(subject, 'bytes');
    await ask(`PUT /config/${subject}`, { compatibility: 'FULL' });
    const path = `DELETE /subjects/${subject}`;
    expect(await ask(`${path}?permanent=true`)).toContain('40405');
    expect(await ask(path)).toBe('200 [1,2]');
    expect(await ask(path)).toContain('40404');
    expect(await ask('DELETE /subjects/unknown')).toContain('40401');
    expect(await ask(`${path}?permanent=true`)).toBe('200 [1,2]');
    expect(await ask(`GET /config/${subject}`)).toContain('40408');
    expect(await ask(`GET /subjects/${subject}/versions`)).toContain('40401');
  });

  it('lets deleted content come back as a new version with its id', async () => {
    await registry.register(subject, 'string');
    await ask(`DELETE /subjects/${subject}`);
    expect(await registry.register(subject, 'string')).toBe('200 {"id":1}');
    expect(await ask(`GET /subjects/${subject}/versions?deleted=true`)).toBe(
      '200 [2]',
    );
  });
});

describe('references', () => {
  const seal = { type: 'fixed', name: 'Seal', size: 4 };
  const container = record(['seal', 'Seal']);
  const references = [{ name: 'Seal', subject: 'seal', version: -1 }];

  it('guards what others refer to', async () => {
    expect(await registry.register('box', container)).toContain(
      'Type \\"Seal\\" of field \\"seal\\" is not defined',
    );
    expect(await registry.register('box', container, { references })).toContain(
      'No schema reference found for \\"Seal\\"',
    );
    await registry.register('seal', seal);
    expect(await registry.register('box', container, { references })).toBe(
      '200 {"id":2}',
    );
    expect(await ask('GET /subjects/box/versions/1')).toContain(
      '"references":[{"name":"Seal","subject":"seal","version":1}]',
    );
    expect(await ask('GET /subjects/seal/versions/1/referencedby')).toBe(
      '200 [2]',
    );
    expect(await ask('DELETE /subjects/seal/versions/1')).toContain('42206');
    expect(await ask('DELETE /subjects/seal')).toContain('42206');
    await ask('DELETE /subjects/box');
    expect(await ask('DELETE /subjects/seal/versions/1')).toBe('200 1');
    expect(
      await ask('DELETE /subjects/seal/versions/1?permanent=true'),
    ).toContain('42206');
  });

  it('compares with the types that references bring', async () => {
    await registry.register('seal', seal);
    await registry.register('box', container, { references });
    const other = record(['seal', 'Seal'], ['teu', 'int']);
    expect(
      await ask('POST /compatibility/subjects/box/versions/latest', {
        ...body(other),
        references,
      }),
    ).toBe('200 {"is_compatible":false}');
  });
});

describe('JSON Schema', () => {
  const json = (schema: unknown) => ({
    schemaType: 'JSON',
    schema: JSON.stringify(schema),
  });
  const open = { type: 'object', properties: { id: { type: 'string' } } };

  it('is registered, told apart and compared', async () => {
    const path = `POST /subjects/${subject}/versions`;
    expect(await ask(path, json(open))).toBe('200 {"id":1}');
    expect(await ask('GET /schemas/ids/1')).toBe(
      `200 {"schemaType":"JSON","schema":${JSON.stringify(
        JSON.stringify(open),
      )}}`,
    );
    const more = {
      ...open,
      properties: { ...open.properties, tugCount: { type: 'integer' } },
    };
    const refused = await ask(path, json(more));
    expect(refused).toContain('409 {"error_code":40901,');
    expect(refused).toContain('open content model');
    expect(refused).toContain("at path '#/properties/tugCount'");
    expect(await registry.register(subject, 'string')).toContain(
      'SCHEMA_TYPE_CHANGED',
    );
    await ask(`PUT /config/${subject}`, { compatibility: 'NONE' });
    expect(await registry.register(subject, 'string')).toBe('200 {"id":2}');
  });

  it('resolves references by their URI', async () => {
    await ask('POST /subjects/seal/versions', json({ type: 'string' }));
    const box = json({ properties: { seal: { $ref: 'seal.json' } } });
    expect(await ask('POST /subjects/box/versions', box)).toContain(
      'leads nowhere',
    );
    expect(
      await ask('POST /subjects/box/versions', {
        ...box,
        references: [{ name: 'seal.json', subject: 'seal', version: 1 }],
      }),
    ).toBe('200 {"id":2}');
  });
});

describe('contexts', () => {
  it('count ids on their own and are found by name', async () => {
    const european = `:.eu:${subject}`;
    expect(await registry.register(european, 'string')).toBe('200 {"id":1}');
    expect(await registry.register(subject, 'int')).toBe('200 {"id":1}');
    expect(await ask('GET /contexts')).toBe('200 [".",".eu"]');
    expect(
      await ask(`GET /schemas/ids/1?subject=${encodeURIComponent(european)}`),
    ).toBe('200 {"schema":"\\"string\\""}');
    expect(await ask('GET /schemas/ids/1')).toBe('200 {"schema":"\\"int\\""}');
    expect(await ask('GET /subjects?subjectPrefix=:.eu:')).toBe(
      `200 ["${european}"]`,
    );
    expect(await ask('GET /subjects?subjectPrefix=')).toBe(
      `200 ["${subject}"]`,
    );
    await registry.register(':.eu:only', 'long');
    expect(await ask('GET /subjects/only/versions')).toBe('200 [1]');
    expect(await ask('DELETE /subjects/only')).toContain('40401');
  });

  it('have config of their own and end when empty', async () => {
    await ask('PUT /config/:.eu:', { compatibility: 'FULL' });
    await registry.register(':.eu:a', 'string');
    expect(await ask('GET /config/:.eu:a?defaultToGlobal=true')).toBe(
      '200 {"compatibilityLevel":"FULL"}',
    );
    expect(await ask('DELETE /contexts/.eu')).toContain('42211');
    await ask('DELETE /subjects/:.eu:a');
    await ask('DELETE /subjects/:.eu:a?permanent=true');
    expect(await ask('DELETE /contexts/.eu')).toBe('204');
    expect(await ask('GET /contexts')).toBe('200 ["."]');
    expect(await registry.register(':.eu:a', 'string')).toBe('200 {"id":2}');
  });
});

describe('a body of another shape', () => {
  const versions = `/subjects/${subject}/versions`;
  const seal = { name: 'Seal', subject: 'seal' };

  it.each<[string, unknown, string]>([
    [
      `POST ${versions}`,
      { schema: 5 },
      '42201 Invalid request: "schema" is 5; it must be a text',
    ],
    [
      `POST ${versions}`,
      [],
      '42201 Invalid request: it is a list of 0; it must be an object',
    ],
    [
      `POST ${versions}`,
      { schema: '', references: [seal, { ...seal, version: -2 }] },
      '42201 Invalid request: "references.0.version" is missing; it must be a number; "references.1.version" is -2; the least is -1',
    ],
    [
      `POST ${versions}`,
      { schema: '', id: 2 ** 31 },
      '42201 Invalid request: "id" is 2147483648; the limit is 2147483647',
    ],
    [
      `POST ${versions}`,
      { schema: '', id: 1.5 },
      '42201 Invalid request: "id" is 1.5; it must be a whole number',
    ],
    [
      `POST ${versions}/1/tags`,
      { tagsToAdd: [{ schemaEntity: { entityPath: '' }, tags: 'PII' }] },
      '42201 Invalid request: "tagsToAdd.0.schemaEntity.entityPath" is empty; "tagsToAdd.0.tags" is "PII"; it must be a list',
    ],
    [
      'PUT /mode',
      { mode: null },
      '42204 Invalid mode: "mode" is missing; it must be a text',
    ],
    [
      'PUT /config',
      { compatibilityPolicy: 'WHAT', alias: { a: 1 } },
      '42203 Invalid config: "alias" is an object; it must be a text; "compatibilityPolicy" is "WHAT"; choose STRICT, LENIENT',
    ],
  ])('%s %j', async (request, posted, words) => {
    const answer = await ask(request, posted);
    const { error_code: code, message } = JSON.parse(answer.slice(4));
    expect(`${code} ${message}`).toBe(words);
  });
});

describe('the HTTP face', () => {
  it('answers what it is', async () => {
    expect(await ask('GET /')).toBe('200 {}');
    expect(await ask('GET /schemas/types')).toBe(
      '200 ["JSON","PROTOBUF","AVRO"]',
    );
    expect(await ask('GET /v1/metadata/id')).toContain('"test-cluster"');
  });

  it('refuses what it does not understand', async () => {
    expect(await ask('GET /exporters')).toBe(
      '404 {"error_code":404,"message":"HTTP 404 Not Found"}',
    );
    expect(await ask('PATCH /subjects')).toContain('405 {"error_code":405');
    expect(
      await ask(
        `POST /subjects/${subject}`,
        {},
        { 'Content-Type': 'text/html' },
      ),
    ).toContain('415 {"error_code":415');
    expect(
      await ask(`POST /subjects/${subject}`, { schema: 'x'.repeat(3_000_000) }),
    ).toContain('413 {"error_code":413');
  });

  it.each([
    [undefined, 'application/vnd.schemaregistry.v1+json'],
    ['*/*', 'application/vnd.schemaregistry.v1+json'],
    ['application/json; charset=utf-8', 'application/json'],
    [
      'application/json, application/vnd.schemaregistry+json',
      'application/vnd.schemaregistry+json',
    ],
  ])('answers to Accept %s with %s', async (accept, type) => {
    const response = await fetch(`${registry.url}/subjects`, {
      headers: accept ? { Accept: accept } : {},
    });
    expect(response.headers.get('content-type')).toBe(type);
  });
});

it('comes back as it was, and never gives an id twice', async () => {
  const log = new MemorySchemaLog(() => 1_000);
  const before = await TestRegistry.start(log);
  await before.register('a', 'string');
  await before.register('b', 'int');
  await before.ask('PUT /config/a', { compatibility: 'FULL' });
  await before.ask('DELETE /subjects/b');
  await before.ask('DELETE /subjects/b?permanent=true');
  await before.register('c', 'long');
  await before.ask('DELETE /subjects/c');
  await before.stop();

  // As compaction would leave it: the last record of each key, tombstones gone.
  const compacted = new MemorySchemaLog();
  const last = new Map(log.records.map(each => [each.key, each]));
  compacted.records.push(
    ...log.records.filter(
      each => last.get(each.key) === each && each.value !== null,
    ),
  );
  const after = await TestRegistry.start(compacted);
  expect(await after.ask('GET /subjects?deleted=true')).toBe('200 ["a","c"]');
  expect(await after.ask('GET /subjects')).toBe('200 ["a"]');
  expect(await after.ask('GET /config/a')).toBe(
    '200 {"compatibilityLevel":"FULL"}',
  );
  await after.ask('DELETE /subjects/c?permanent=true');
  expect(await after.register('d', 'bytes')).toBe('200 {"id":4}');
  await after.stop();
});

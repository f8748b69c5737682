/**
 * Method, route, body, what is answered (exact text, or the code of an error), status (200 where left out), headers.
 */
export type Step = [
  method: string,
  route: string,
  body: unknown,
  expected: string | number,
  status?: number,
  headers?: string[],
];

const none = undefined;
const record = (...fields: object[]) =>
  JSON.stringify({ type: 'record', name: 'Moved', fields });
const id = { name: 'id', type: 'string' };
const teu = { name: 'teu', type: 'int' };
const teuWithDefault = { ...teu, default: 0 };

const v1 = record(id);
const v2 = record(id, teuWithDefault);
const incompatible = record(id, { ...teu, type: 'boolean' });
const quoted = (text: string) => JSON.stringify(text);

const moved = '/subjects/harbour.crane.moved.v1-value';
const movedConfig = '/config/harbour.crane.moved.v1-value';
const movedMode = '/mode/harbour.crane.moved.v1-value';
const checkMoved =
  '/compatibility/subjects/harbour.crane.moved.v1-value/versions';
const movedName = '"subject":"harbour.crane.moved.v1-value"';

/** In the order in which they run, all on one registry. */
export const flows: Record<string, Step[]> = {
  'an empty registry': [
    ['GET', '/', none, '{}'],
    ['GET', '/schemas/types', none, '["JSON","PROTOBUF","AVRO"]'],
    ['GET', '/subjects', none, '[]'],
    ['GET', '/schemas', none, '[]'],
    ['GET', '/contexts', none, '["."]'],
    ['GET', '/config', none, '{"compatibilityLevel":"BACKWARD"}'],
    ['GET', '/mode', none, '{"mode":"READWRITE"}'],
    ['GET', `${moved}/versions`, none, 40401, 404],
    ['GET', '/schemas/ids/1', none, 40403, 404],
    ['POST', `${checkMoved}/latest`, { schema: v1 }, '{"is_compatible":true}'],
    ['POST', `${checkMoved}/1`, { schema: v1 }, 40402, 404],
  ],
  versions: [
    ['POST', `${moved}/versions`, { schema: v1 }, '{"id":1}'],
    ['POST', `${moved}/versions`, { schema: v2 }, '{"id":2}'],
    // The same content again, with other white space, is what it was.
    [
      'POST',
      `${moved}/versions`,
      { schema: JSON.stringify(JSON.parse(v1), null, 2) },
      '{"id":1}',
    ],
    ['GET', `${moved}/versions`, none, '[1,2]'],
    ['GET', '/subjects', none, '["harbour.crane.moved.v1-value"]'],
    [
      'GET',
      `${moved}/versions/1`,
      none,
      `{${movedName},"version":1,"id":1,"schema":${quoted(v1)}}`,
    ],
    [
      'GET',
      `${moved}/versions/latest`,
      none,
      `{${movedName},"version":2,"id":2,"schema":${quoted(v2)}}`,
    ],
    [
      'GET',
      `${moved}/versions/-1`,
      none,
      `{${movedName},"version":2,"id":2,"schema":${quoted(v2)}}`,
    ],
    ['GET', `${moved}/versions/1/schema`, none, v1],
    ['GET', `${moved}/versions/3`, none, 40402, 404],
    ['GET', `${moved}/versions/zero`, none, 42202, 422],
    ['GET', '/schemas/ids/1', none, `{"schema":${quoted(v1)}}`],
    ['GET', '/schemas/ids/1/schema', none, v1],
    [
      'GET',
      '/schemas/ids/1/subjects',
      none,
      '["harbour.crane.moved.v1-value"]',
    ],
    ['GET', '/schemas/ids/1/versions', none, `[{${movedName},"version":1}]`],
    [
      'POST',
      moved,
      { schema: v2 },
      `{${movedName},"version":2,"id":2,"schema":${quoted(v2)}}`,
    ],
    ['POST', moved, { schema: '"string"' }, 40403, 404],
    ['POST', '/subjects/unknown-value', { schema: v1 }, 40401, 404],
    ['POST', `${moved}/versions`, { schema: '{"type":"nothing"}' }, 42201, 422],
    ['POST', `${moved}/versions`, { schema: incompatible }, 40901, 409],
  ],
  compatibility: [
    [
      'POST',
      `${checkMoved}/latest`,
      { schema: incompatible },
      '{"is_compatible":false}',
    ],
    ['POST', checkMoved, { schema: v2 }, '{"is_compatible":true}'],
    ['POST', `${checkMoved}/7`, { schema: v2 }, 40402, 404],
    ['POST', `${checkMoved}/latest`, { schema: '{"type":"no"}' }, 42201, 422],
  ],
  config: [
    [
      'PUT',
      movedConfig,
      { compatibility: 'FORWARD_TRANSITIVE' },
      '{"compatibility":"FORWARD_TRANSITIVE"}',
    ],
    ['GET', movedConfig, none, '{"compatibilityLevel":"FORWARD_TRANSITIVE"}'],
    ['PUT', movedConfig, { compatibility: 'SIDEWARD' }, 42203, 422],
    [
      'DELETE',
      movedConfig,
      none,
      '{"compatibilityLevel":"FORWARD_TRANSITIVE"}',
    ],
    ['GET', movedConfig, none, 40408, 404],
    [
      'GET',
      `${movedConfig}?defaultToGlobal=true`,
      none,
      '{"compatibilityLevel":"BACKWARD"}',
    ],
    ['PUT', '/config', { compatibility: 'FULL' }, '{"compatibility":"FULL"}'],
    ['GET', '/config', none, '{"compatibilityLevel":"FULL"}'],
    [
      'PUT',
      '/config',
      { compatibility: 'BACKWARD' },
      '{"compatibility":"BACKWARD"}',
    ],
  ],
  modes: [
    ['GET', movedMode, none, 40409, 404],
    ['PUT', movedMode, { mode: 'READONLY' }, '{"mode":"READONLY"}'],
    ['POST', `${moved}/versions`, { schema: '"string"' }, 42205, 422],
    ['DELETE', movedMode, none, '{"mode":"READONLY"}'],
    ['PUT', movedMode, { mode: 'WRITEONLY' }, 42204, 422],
    ['PUT', movedMode, { mode: 'IMPORT' }, 42205, 422],
    ['POST', `${moved}/versions`, { schema: '"string"', id: 900 }, 42205, 422],
    ['PUT', '/mode/imported-value', { mode: 'IMPORT' }, '{"mode":"IMPORT"}'],
    [
      'POST',
      '/subjects/imported-value/versions',
      { schema: '"bytes"', id: 900, version: 4 },
      '{"id":900}',
    ],
    ['GET', '/subjects/imported-value/versions', none, '[4]'],
    [
      'PUT',
      '/mode/imported-value',
      { mode: 'READWRITE' },
      '{"mode":"READWRITE"}',
    ],
    [
      'POST',
      '/subjects/next-value/versions',
      { schema: '"long"' },
      '{"id":901}',
    ],
  ],
  references: [
    [
      'POST',
      '/subjects/seal/versions',
      {
        schema: '{"type":"fixed","name":"Seal","size":8}',
      },
      '{"id":902}',
    ],
    [
      'POST',
      '/subjects/container/versions',
      {
        schema: record({ name: 'seal', type: 'Seal' }),
        references: [{ name: 'Seal', subject: 'seal', version: -1 }],
      },
      '{"id":903}',
    ],
    [
      'GET',
      '/schemas/ids/903',
      none,
      `{"references":[{"name":"Seal","subject":"seal","version":1}],"schema":${quoted(
        record({ name: 'seal', type: 'Seal' }),
      )}}`,
    ],
    ['GET', '/subjects/seal/versions/1/referencedby', none, '[903]'],
    ['DELETE', '/subjects/seal/versions/1', none, 42206, 422],
    ['DELETE', '/subjects/seal', none, 42206, 422],
    [
      'POST',
      '/subjects/container/versions',
      {
        schema: record({ name: 'seal', type: 'Lock' }),
        references: [{ name: 'Lock', subject: 'lock', version: 1 }],
      },
      42201,
      422,
    ],
  ],
  deletes: [
    ['DELETE', `${moved}/versions/1?permanent=true`, none, 40407, 404],
    ['DELETE', `${moved}/versions/1`, none, '1'],
    ['DELETE', `${moved}/versions/1`, none, 40406, 404],
    ['GET', `${moved}/versions`, none, '[2]'],
    ['GET', `${moved}/versions?deleted=true`, none, '[1,2]'],
    ['GET', '/schemas/ids/1/schema', none, v1],
    ['DELETE', `${moved}/versions/1?permanent=true`, none, '1'],
    ['GET', '/schemas/ids/1', none, 40403, 404],
    ['DELETE', `${moved}?permanent=true`, none, 40405, 404],
    ['DELETE', moved, none, '[2]'],
    ['DELETE', moved, none, 40404, 404],
    [
      'GET',
      '/subjects?deletedOnly=true',
      none,
      '["harbour.crane.moved.v1-value"]',
    ],
    ['DELETE', `${moved}?permanent=true`, none, '[2]'],
    ['GET', `${moved}/versions`, none, 40401, 404],
    ['DELETE', moved, none, 40401, 404],
  ],
  contexts: [
    [
      'POST',
      '/subjects/:.eu:crane-value/versions',
      { schema: '"string"' },
      '{"id":1}',
    ],
    ['GET', '/contexts', none, '[".",".eu"]'],
    ['GET', '/subjects?subjectPrefix=:.eu:', none, '[":.eu:crane-value"]'],
    [
      'GET',
      '/schemas/ids/1?subject=:.eu:crane-value',
      none,
      '{"schema":"\\"string\\""}',
    ],
    ['DELETE', '/contexts/.eu', none, 42211, 422],
    ['DELETE', '/subjects/:.eu:crane-value', none, '[1]'],
    ['DELETE', '/subjects/:.eu:crane-value?permanent=true', none, '[1]'],
    ['DELETE', '/contexts/.eu', none, '', 204],
  ],
  'what contracts add': [
    [
      'POST',
      '/subjects/ruled-value/versions',
      {
        schema: '"int"',
        metadata: { properties: { owner: 'harbour' } },
        ruleSet: {
          domainRules: [
            {
              name: 'positive',
              kind: 'CONDITION',
              mode: 'WRITE',
              type: 'CEL',
              expr: 'message > 0',
            },
          ],
        },
      },
      '{"id":904,"metadata":{"properties":{"owner":"harbour"}},"ruleSet":{"domainRules":[{"name":"positive","kind":"CONDITION","mode":"WRITE","type":"CEL","expr":"message > 0"}]}}',
    ],
    [
      'GET',
      '/subjects/ruled-value/metadata?key=owner&value=harbour',
      none,
      '{"subject":"ruled-value","version":1,"id":904,"metadata":{"properties":{"owner":"harbour"}},"ruleSet":{"domainRules":[{"name":"positive","kind":"CONDITION","mode":"WRITE","type":"CEL","expr":"message > 0"}]},"schema":"\\"int\\""}',
    ],
    [
      'POST',
      '/subjects/ruled-value/versions',
      {
        schema: '"int"',
        ruleSet: {
          domainRules: [
            { name: 'twice', kind: 'CONDITION', mode: 'WRITE', type: 'CEL' },
            { name: 'twice', kind: 'CONDITION', mode: 'WRITE', type: 'CEL' },
          ],
        },
      },
      42210,
      422,
    ],
  ],
  'other formats': [
    [
      'POST',
      '/subjects/json-value/versions',
      { schemaType: 'JSON', schema: '{"type":"object"}' },
      '{"id":905}',
    ],
    [
      'POST',
      '/subjects/proto-value/versions',
      {
        schemaType: 'PROTOBUF',
        schema: 'syntax = "proto3"; message Moved { string id = 1; }',
      },
      '{"id":906}',
    ],
    [
      'GET',
      '/schemas/ids/906',
      none,
      '{"schemaType":"PROTOBUF","schema":"syntax = \\"proto3\\";\\n\\nmessage Moved {\\n  string id = 1;\\n}\\n"}',
    ],
    [
      'POST',
      '/subjects/xml-value/versions',
      { schemaType: 'XML', schema: '<a/>' },
      42201,
      422,
    ],
  ],
  'names, limits and what does not exist': [
    [
      'POST',
      '/subjects/with%2Fslash-value/versions',
      { schema: '"double"' },
      '{"id":907}',
    ],
    ['GET', '/subjects?subjectPrefix=with/', none, '["with/slash-value"]'],
    ['GET', '/subjects?subjectPrefix=&limit=1', none, '["container"]'],
    ['POST', '/subjects/__GLOBAL/versions', { schema: '"int"' }, 42208, 422],
    ['GET', '/exporters', none, 404, 404],
    ['PATCH', '/subjects', none, 405, 405],
  ],
};

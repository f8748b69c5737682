import { TestRegistry } from '../__testUtils__/TestRegistry';

const subject = 'harbour.crane.moved.v1-value';

let registry: TestRegistry;

beforeEach(async () => {
  registry = await TestRegistry.start();
});

afterEach(() => registry.stop());

const ask: TestRegistry['ask'] = (...args) => registry.ask(...args);

const moved = (field: string) => `
  syntax = "proto3";
  package harbour; // the port
  message Moved { string id = 1; ${field} }
`;

function register(text: string, others: object = {}, to = subject) {
  return ask(`POST /subjects/${to}/versions`, {
    schemaType: 'PROTOBUF',
    schema: text,
    ...others,
  });
}

async function memberOf(request: string, member: string): Promise<string> {
  const answer = await ask(request);
  const body: Record<string, unknown> = JSON.parse(answer.slice(4));
  return String(body[member]);
}

describe('Protobuf', () => {
  it('stores the text laid out afresh', async () => {
    expect(await register(moved('int32 teu = 4;'))).toBe('200 {"id":1}');
    expect(await ask('GET /schemas/ids/1')).toBe(
      '200 {"schemaType":"PROTOBUF","schema":"syntax = \\"proto3\\";\\npackage harbour;\\n\\nmessage Moved {\\n  string id = 1;\\n  int32 teu = 4;\\n}\\n"}',
    );
    const respaced = moved('int32   teu=4 ;').replace('// the port', '');
    expect(await register(respaced)).toBe('200 {"id":1}');
    expect(
      await ask(`POST /subjects/${subject}`, {
        schemaType: 'PROTOBUF',
        schema: respaced,
      }),
    ).toContain('"version":1,"id":1');
  });

  it('names line and column of what is wrong', async () => {
    expect(await register('syntax = "proto3";\nmessage A { B b = 1; }')).toBe(
      '422 {"error_code":42201,"message":"Invalid schema of type PROTOBUF, details: Type of field \\"b\\": \\"B\\" is not defined (at /A/1, line 2, column 13)"}',
    );
  });

  it('accepts a wider number under another name, and refuses a text', async () => {
    await ask(`PUT /config/${subject}`, { compatibility: 'FULL' });
    await register(moved('int32 teu = 4;'));
    expect(await register(moved('int64 containers = 4;'))).toBe('200 {"id":2}');
    const refused = await register(moved('string teu = 4;'));
    expect(refused).toContain('409 {"error_code":40901');
    expect(refused).toContain(
      "{errorType:'FIELD_SCALAR_KIND_CHANGED', description:'The new schema has string instead of int64 in field 4 at path '#/Moved/4'",
    );
    const check = `POST /compatibility/subjects/${subject}/versions/latest`;
    const body = {
      schemaType: 'PROTOBUF',
      schema: moved('string teu = 4;'),
    };
    expect(await ask(check, body)).toBe('200 {"is_compatible":false}');
    expect(await ask(`${check}?verbose=true`, body)).toContain(
      "compatibility: 'FULL'}",
    );
  });

  it('answers the descriptor, and takes it as a schema', async () => {
    await register(moved('int32 teu = 4;'));
    const descriptor = await memberOf(
      'GET /schemas/ids/1?format=serialized',
      'schema',
    );
    expect(Buffer.from(descriptor, 'base64').toString('latin1')).toContain(
      'Moved',
    );
    for (const path of [
      `GET /subjects/${subject}/versions/1?format=serialized`,
      `GET /subjects/${subject}/versions/latest?format=serialized`,
    ]) {
      expect(await memberOf(path, 'schema')).toBe(descriptor);
    }
    expect(await ask('GET /schemas/ids/1/schema?format=serialized')).toBe(
      `200 ${descriptor}`,
    );
    expect(await register(descriptor)).toBe('200 {"id":1}');
    expect(await register('AAAA')).toContain('422 {"error_code":42201');
  });

  it('finds imports among the references', async () => {
    const seal =
      'syntax = "proto3"; package harbour; message Seal { string number = 1; }';
    const box =
      'syntax = "proto3"; package harbour; import "seal.proto"; import "google/protobuf/timestamp.proto"; message Box { Seal seal = 1; google.protobuf.Timestamp at = 2; }';
    expect(await register(box, {}, 'box')).toContain(
      'Import \\"seal.proto\\" is not known; the schema has no references',
    );
    await register(seal, {}, 'seal');
    const references = [{ name: 'seal.proto', subject: 'seal', version: -1 }];
    expect(await register(box, { references }, 'box')).toBe('200 {"id":2}');
    expect(await ask('GET /subjects/seal/versions/1/referencedby')).toBe(
      '200 [2]',
    );
    expect(await ask('DELETE /subjects/seal/versions/1')).toContain(
      '"error_code":42206',
    );
    expect(
      await memberOf('GET /schemas/ids/2?format=serialized', 'schema'),
    ).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  it('normalises names and the order of imports', async () => {
    const text = (imports: string[], type: string) =>
      `syntax = "proto3"; package a; ${imports
        .map(name => `import "google/protobuf/${name}.proto";`)
        .join(' ')} message A { ${type} b = 1; } message B {}`;
    const first = text(['any', 'empty'], 'B');
    const second = text(['empty', 'any'], '.a.B');
    expect(await register(first)).toBe('200 {"id":1}');
    expect(await register(second)).toBe('200 {"id":2}');
    const normalized = (schema: string) =>
      ask('POST /subjects/n/versions?normalize=true', {
        schemaType: 'PROTOBUF',
        schema,
      });
    expect(await normalized(first)).toBe('200 {"id":3}');
    expect(await normalized(second)).toBe('200 {"id":3}');
  });

  it('keeps a subject at its type', async () => {
    await register(moved(''));
    expect(await registry.register(subject, 'string')).toContain(
      'SCHEMA_TYPE_CHANGED',
    );
  });
});

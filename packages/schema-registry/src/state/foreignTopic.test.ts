/*
 * A topic as the registry of the Confluent Platform leaves it, written by hand after its public
 * documentation: keys with their magic numbers, Avro without a type, members that are not known
 * here, versions that were deleted in each way, and a context. Nothing of ours has written it.
 */
import { MemorySchemaLog } from '../log/MemorySchemaLog';
import { TestRegistry } from '../__testUtils__/TestRegistry';

const records: readonly [key: string, value: string | null][] = [
  ['{"keytype":"NOOP","magic":0}', null],
  [
    '{"keytype":"CONFIG","subject":null,"magic":0}',
    '{"subject":null,"compatibilityLevel":"FULL"}',
  ],
  // The first format of the key, before versions could be deleted.
  [
    '{"keytype":"SCHEMA","subject":"seal-value","version":1,"magic":0}',
    '{"subject":"seal-value","version":1,"id":1,"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Seal\\",\\"namespace\\":\\"harbour\\",\\"fields\\":[{\\"name\\":\\"number\\",\\"type\\":\\"string\\"}]}","deleted":false}',
  ],
  [
    '{"keytype":"SCHEMA","subject":"container-value","version":1,"magic":1}',
    '{"subject":"container-value","version":1,"id":2,"md5":"1B2M2Y8AsgTpgAmY7PhCfg==","references":[{"name":"harbour.Seal","subject":"seal-value","version":1}],"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Container\\",\\"namespace\\":\\"harbour\\",\\"fields\\":[{\\"name\\":\\"seal\\",\\"type\\":\\"harbour.Seal\\"}]}","deleted":false,"schemaTags":null}',
  ],
  [
    '{"keytype":"SCHEMA","subject":"crane-value","version":1,"magic":1}',
    '{"subject":"crane-value","version":1,"id":3,"schemaType":"JSON","schema":"{\\"type\\":\\"object\\"}","deleted":false}',
  ],
  [
    '{"keytype":"SCHEMA","subject":"crane-value","version":2,"magic":1}',
    '{"subject":"crane-value","version":2,"id":4,"schemaType":"JSON","metadata":{"properties":{"owner":"cranes"}},"ruleSet":{"domainRules":[{"name":"positive","kind":"CONDITION","mode":"WRITE","type":"CEL","expr":"message.teu > 0","disabled":false}]},"schema":"{\\"type\\":\\"object\\",\\"properties\\":{}}","deleted":true}',
  ],
  // A subject that was deleted softly up to a version, and one that was deleted for good.
  [
    '{"keytype":"SCHEMA","subject":"berth-value","version":1,"magic":1}',
    '{"subject":"berth-value","version":1,"id":5,"schema":"\\"string\\"","deleted":false}',
  ],
  [
    '{"keytype":"DELETE_SUBJECT","subject":"berth-value","magic":0}',
    '{"subject":"berth-value","version":1}',
  ],
  [
    '{"keytype":"SCHEMA","subject":"pilot-value","version":1,"magic":1}',
    '{"subject":"pilot-value","version":1,"id":6,"schema":"\\"bytes\\"","deleted":true}',
  ],
  ['{"keytype":"SCHEMA","subject":"pilot-value","version":1,"magic":1}', null],
  // All versions of a subject taken away at once.
  [
    '{"keytype":"SCHEMA","subject":"tug-value","version":1,"magic":1}',
    '{"subject":"tug-value","version":1,"id":7,"schema":"\\"long\\"","deleted":false}',
  ],
  [
    '{"keytype":"CLEAR_SUBJECT","subject":"tug-value","magic":0}',
    '{"subject":"tug-value"}',
  ],
  [
    '{"keytype":"MODE","subject":"crane-value","magic":0}',
    '{"subject":"crane-value","mode":"READONLY"}',
  ],
  [
    '{"keytype":"CONFIG","subject":"crane-value","magic":0}',
    '{"subject":"crane-value","compatibilityLevel":"NONE"}',
  ],
  ['{"keytype":"CONFIG","subject":"crane-value","magic":0}', null],
  [
    '{"keytype":"CONTEXT","tenant":"default","context":".eu","magic":0}',
    '{"tenant":"default","context":".eu"}',
  ],
  [
    '{"keytype":"SCHEMA","subject":":.eu:gate-value","version":1,"magic":1}',
    '{"subject":":.eu:gate-value","version":1,"id":1,"guid":"00000000-0000-0000-0000-000000000000","schemaType":"PROTOBUF","schema":"syntax = \\"proto3\\";\\n\\nmessage Gate {\\n  int32 number = 1;\\n}\\n","deleted":false,"ts":1700000000000}',
  ],
];

let registry: TestRegistry;

beforeAll(async () => {
  const log = new MemorySchemaLog(() => 1_000);
  await log.append(records.map(([key, value]) => ({ key, value })));
  registry = await TestRegistry.start(log);
});

afterAll(() => registry.stop());

it.each([
  [
    'GET /subjects',
    '200 [":.eu:gate-value","container-value","crane-value","seal-value"]',
  ],
  ['GET /subjects?deletedOnly=true', '200 ["berth-value","crane-value"]'],
  ['GET /subjects/crane-value/versions', '200 [1]'],
  ['GET /subjects/crane-value/versions?deleted=true', '200 [1,2]'],
  ['GET /subjects/seal-value/versions/1/referencedby', '200 [2]'],
  [
    'GET /schemas/ids/2',
    '200 {"references":[{"name":"harbour.Seal","subject":"seal-value","version":1}],"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Container\\",\\"namespace\\":\\"harbour\\",\\"fields\\":[{\\"name\\":\\"seal\\",\\"type\\":\\"harbour.Seal\\"}]}"}',
  ],
  [
    'GET /schemas/ids/4',
    '200 {"schemaType":"JSON","metadata":{"properties":{"owner":"cranes"}},"ruleSet":{"domainRules":[{"name":"positive","kind":"CONDITION","mode":"WRITE","type":"CEL","expr":"message.teu > 0","disabled":false}]},"schema":"{\\"type\\":\\"object\\",\\"properties\\":{}}"}',
  ],
  ['GET /schemas/ids/5/schema', '200 "string"'],
  [
    'GET /schemas/ids/6',
    '404 {"error_code":40403,"message":"Schema 6 not found"}',
  ],
  [
    'GET /schemas/ids/7',
    '404 {"error_code":40403,"message":"Schema 7 not found"}',
  ],
  ['GET /config', '200 {"compatibilityLevel":"FULL"}'],
  [
    'GET /config/crane-value',
    `404 {"error_code":40408,"message":"Subject 'crane-value' does not have subject-level compatibility configured"}`,
  ],
  ['GET /mode/crane-value', '200 {"mode":"READONLY"}'],
  ['GET /contexts', '200 [".",".eu"]'],
  [
    'GET /schemas/ids/1?subject=:.eu:gate-value',
    '200 {"schemaType":"PROTOBUF","schema":"syntax = \\"proto3\\";\\n\\nmessage Gate {\\n  int32 number = 1;\\n}\\n"}',
  ],
])('%s', async (request, answer) => {
  expect(await registry.ask(request)).toBe(answer);
});

it('goes on where the other registry ended', async () => {
  expect(await registry.register('berth-value', 'string')).toBe('200 {"id":5}');
  expect(await registry.register('new-value', 'int')).toBe('200 {"id":8}');
  expect(registry.registry.health().unreadableRecords).toBe(0);
});

import { record, TestRegistry } from '../__testUtils__/TestRegistry';

const subject = 'harbour.crane.moved.v1-value';
const versions = `/subjects/${subject}/versions`;

let registry: TestRegistry;

beforeEach(async () => {
  registry = await TestRegistry.start();
});

afterEach(() => registry.stop());

const ask: TestRegistry['ask'] = (...args) => registry.ask(...args);

const rule = (name: string, expr = 'true') => ({
  name,
  kind: 'CONDITION',
  mode: 'WRITE',
  type: 'CEL',
  expr,
});
const properties = (values: object) => ({ metadata: { properties: values } });

describe('data contracts', () => {
  it('take what is absent from the newest version', async () => {
    const metadata = {
      tags: { '**.teu': ['PII'] },
      properties: { owner: 'ada' },
    };
    const ruleSet = { domainRules: [rule('positive')] };
    await registry.register(subject, record(['teu', 'int']), {
      metadata,
      ruleSet,
    });
    await registry.register(subject, record(['teu', 'long']));
    const answer = JSON.parse((await ask(`GET ${versions}/2`)).slice(4));
    expect(answer).toMatchObject({ id: 2, metadata, ruleSet });
    expect(await registry.register(subject, record(['teu', 'long']))).toContain(
      '"id":2',
    );
    expect(
      await ask(`POST /subjects/${subject}`, {
        schema: JSON.stringify(record(['teu', 'int'])),
      }),
    ).toContain('"version":1');
  });

  it('are the same with empty members and in another order', async () => {
    await registry.register(subject, 'string', {
      metadata: { properties: { owner: 'ada', region: 'eu' } },
    });
    const metadata = {
      tags: {},
      sensitive: [],
      properties: { region: 'eu', owner: 'ada' },
    };
    expect(
      await ask(`POST /subjects/${subject}`, { schema: '"string"', metadata }),
    ).toContain('"version":1');
  });

  it('take the text from the newest version when only rules are posted', async () => {
    await registry.register(subject, 'string');
    const ruleSet = { domainRules: [rule('positive')] };
    expect(await ask(`POST ${versions}`, { schema: '', ruleSet })).toContain(
      '200 {"id":2,',
    );
    expect(await ask(`GET ${versions}/2/schema`)).toBe('200 "string"');
  });

  it('are merged with defaults and overrides of the config', async () => {
    const config = {
      defaultMetadata: { properties: { owner: 'nobody', region: 'eu' } },
      overrideMetadata: { properties: { source: 'registry' } },
      defaultRuleSet: {
        domainRules: [rule('a', 'default'), rule('b', 'default')],
      },
      overrideRuleSet: { domainRules: [rule('c', 'override')] },
    };
    expect(await ask(`PUT /config/${subject}`, config)).toBe(
      `200 ${JSON.stringify(config)}`,
    );
    await registry.register(subject, 'string', {
      ...properties({ owner: 'ada' }),
      ruleSet: { domainRules: [rule('b', 'own')] },
    });
    const { metadata, ruleSet } = JSON.parse(
      (await ask(`GET ${versions}/1`)).slice(4),
    );
    expect(metadata.properties).toEqual({
      owner: 'ada',
      region: 'eu',
      source: 'registry',
    });
    expect(
      ruleSet.domainRules.map(({ name, expr }: Record<string, string>) => [
        name,
        expr,
      ]),
    ).toEqual([
      ['a', 'default'],
      ['b', 'own'],
      ['c', 'override'],
    ]);
  });

  it.each<[string, object, string]>([
    [
      'three actions',
      { mode: 'WRITEREAD', onFailure: 'ERROR,NONE,DLQ' },
      '"onFailure" names 3 actions; choose one, or one for each direction, such as ERROR,NONE',
    ],
    [
      'a pair for one direction',
      { onSuccess: 'ERROR,NONE' },
      '"onSuccess" names a pair of actions, which needs mode WRITEREAD or UPDOWN',
    ],
    [
      'an unknown kind',
      { kind: 'FOO' },
      '"kind" is "FOO"; choose CONDITION, TRANSFORM',
    ],
    [
      'no mode',
      { mode: undefined },
      '"mode" is missing; choose WRITE, READ, WRITEREAD',
    ],
    [
      'a mode of other lists',
      { mode: 'UPGRADE' },
      '"mode" is "UPGRADE"; choose WRITE, READ, WRITEREAD',
    ],
    [
      'a name that begins with a digit',
      { name: '1x' },
      '"name" must begin with a letter or "_" and go on with letters, digits, "_" and "-"',
    ],
    ['no type', { type: undefined }, '"type" is missing; it must be a text'],
  ])('are refused with %s', async (_, member, words) => {
    const given = { ...rule('odd'), ...member };
    const answer = await registry.register(subject, 'string', {
      ruleSet: { domainRules: [given] },
    });
    expect(answer.slice(0, 4)).toBe('422 ');
    expect(JSON.parse(answer.slice(4))).toEqual({
      error_code: 42210,
      message: `Invalid rule set: Rule "${given.name}" in domainRules: ${words}`,
    });
  });

  it('need no kind, and may name an action for each direction', async () => {
    const given = {
      ...rule('both'),
      kind: undefined,
      mode: 'WRITEREAD',
      onFailure: 'ERROR,NONE',
    };
    expect(
      await registry.register(subject, 'string', {
        ruleSet: { domainRules: [given] },
      }),
    ).toContain('200 {"id":1,');
  });

  it('are found by their properties', async () => {
    await registry.register(
      subject,
      record(['teu', 'int']),
      properties({ major: '1' }),
    );
    await registry.register(
      subject,
      record(['teu', 'long']),
      properties({ major: '1' }),
    );
    await registry.register(
      subject,
      record(['teu', 'double']),
      properties({ major: '2' }),
    );
    const path = `GET /subjects/${subject}/metadata`;
    expect(await ask(`${path}?key=major&value=1`)).toContain('"version":2');
    expect(await ask(`${path}?key=major&value=3`)).toContain(
      '404 {"error_code":40402,',
    );
    expect(await ask('GET /subjects/none/metadata?key=a&value=b')).toContain(
      '404 {"error_code":40401,',
    );
  });

  it('get tags and rules in a version of their own', async () => {
    await registry.register(subject, record(['teu', 'int']));
    const answer = await ask(`POST ${versions}/latest/tags`, {
      tagsToAdd: [
        {
          schemaEntity: { entityPath: 'Moved.teu', entityType: 'sr_field' },
          tags: ['PII'],
        },
      ],
      rulesToMerge: { domainRules: [rule('positive')] },
    });
    expect(answer).toContain('"version":2');
    expect(answer).toContain('"metadata":{"tags":{"Moved.teu":["PII"]}}');
    const removed = await ask(`POST ${versions}/2/tags`, {
      tagsToRemove: [
        { schemaEntity: { entityPath: 'Moved.teu' }, tags: ['PII'] },
      ],
    });
    expect(removed).toContain('"version":3');
    expect(removed).not.toContain('PII');
    // Without the rule, too, it is what version 1 was.
    expect(
      await ask(`POST ${versions}/3/tags`, { rulesToRemove: ['positive'] }),
    ).toContain('"version":1');
    expect(await ask(`POST ${versions}/9/tags`, {})).toContain('40402');
  });
});

describe('the config of a subject', () => {
  it('compares inside a compatibility group only', async () => {
    await ask(`PUT /config/${subject}`, { compatibilityGroup: 'major' });
    await registry.register(
      subject,
      record(['teu', 'int']),
      properties({ major: '1' }),
    );
    expect(
      await registry.register(
        subject,
        record(['teu', 'string']),
        properties({ major: '1' }),
      ),
    ).toContain('409');
    expect(
      await registry.register(
        subject,
        record(['teu', 'string']),
        properties({ major: '2' }),
      ),
    ).toContain('200');
  });

  it('can ignore the content model of JSON Schemas', async () => {
    const json = (schema: object) => ({
      schemaType: 'JSON',
      schema: JSON.stringify(schema),
    });
    await ask(`POST ${versions}`, json({ type: 'object' }));
    const more = json({
      type: 'object',
      properties: { teu: { type: 'integer' } },
    });
    expect(await ask(`POST ${versions}`, more)).toContain('409');
    expect(
      await ask(`PUT /config/${subject}`, { compatibilityPolicy: 'LENIENT' }),
    ).toBe('200 {"compatibilityPolicy":"LENIENT"}');
    expect(await ask(`POST ${versions}`, more)).toBe('200 {"id":2}');
  });

  it('keeps reserved fields free when fields are validated', async () => {
    await ask(`PUT /config/${subject}`, { validateFields: true });
    await registry.register(
      subject,
      record(['teu', 'int']),
      properties({ 'confluent:reserved': 'pilot' }),
    );
    const answer = await registry.register(subject, {
      ...record(['teu', 'int']),
      fields: [
        { name: 'teu', type: 'int' },
        { name: 'pilot', type: 'string', default: '' },
      ],
    });
    expect(answer).toContain('FIELD_CONFLICTS_WITH_RESERVED_FIELD');
    expect(answer).toContain("validateFields: 'true'");
  });

  it('normalizes', async () => {
    await ask('PUT /config', { normalize: true });
    await registry.register(subject, { name: 'F', size: 1, type: 'fixed' });
    expect(
      await registry.register('b', { type: 'fixed', name: 'F', size: 1 }),
    ).toBe('200 {"id":1}');
  });

  it('takes no rules that no version could have', async () => {
    for (const member of ['defaultRuleSet', 'overrideRuleSet']) {
      expect(
        await ask(`PUT /config/${subject}`, {
          [member]: { domainRules: [rule('1x')] },
        }),
      ).toContain('42210,"message":"Invalid rule set: Rule \\"1x\\"');
    }
    expect(await ask(`GET /config/${subject}`)).toContain('40408');
  });

  it('loses the members that are put as null, and is gone with the last', async () => {
    const config = `/config/${subject}`;
    await ask(`PUT ${config}`, { compatibility: 'FULL', alias: 'other' });
    expect(await ask(`PUT ${config}`, { alias: null })).toBe('200 {}');
    expect(await ask(`GET ${config}`)).toBe(
      '200 {"compatibilityLevel":"FULL"}',
    );
    expect(await ask(`PUT ${config}`, { compatibility: null })).toBe('200 {}');
    expect(await ask(`GET ${config}`)).toContain('40408');
    expect(await ask(`GET ${config}?defaultToGlobal=true`)).toBe(
      '200 {"compatibilityLevel":"BACKWARD"}',
    );
  });

  it('stands above all contexts', async () => {
    await ask('PUT /config/:.__GLOBAL:', { compatibility: 'NONE' });
    expect(await ask('GET /config/:.eu:a?defaultToGlobal=true')).toBe(
      '200 {"compatibilityLevel":"NONE"}',
    );
  });
});

it('imports what it would not let be registered', async () => {
  const odd = {
    type: 'record',
    name: 'Odd',
    fields: [{ name: 'a-b', type: 'int' }],
  };
  expect(await registry.register(subject, odd)).toContain('42201');
  await ask(`PUT /mode/${subject}`, { mode: 'IMPORT' });
  expect(await registry.register(subject, odd, { id: 7, version: 1 })).toBe(
    '200 {"id":7}',
  );
});

import { CheckResult } from '../models';
import { PlanReference, PlanVersion } from './PlanContext';
import { checkSchemaText, SchemaQuestion } from './schemaChecks';

type Field = [name: string, type: unknown];

const record = (...fields: Field[]) =>
  JSON.stringify({
    type: 'record',
    name: 'Call',
    namespace: 'harbour.v1',
    doc: 'A call of a ship.',
    fields: fields.map(([name, type]) => ({ name, type, doc: `The ${name}.` })),
  });

const version = (
  number: number,
  schema: string,
  rest: Partial<PlanVersion> = {},
): PlanVersion => ({
  version: number,
  schemaType: 'AVRO',
  schema,
  references: [],
  ...rest,
});

/** The verdict on the next version of a subject; what is not said is unremarkable. */
function check(question: Partial<SchemaQuestion>): CheckResult[] {
  return checkSchemaText({
    type: 'AVRO',
    text: record(['ship_code', 'string']),
    target: 'harbour.call.made.v1',
    kind: 'prod',
    subject: null,
    lint: {},
    references: [],
    registryProblem: null,
    ...question,
  });
}

function of(checks: readonly CheckResult[], ruleId: string): CheckResult[] {
  return checks.filter(one => one.ruleId === ruleId);
}

describe('checkSchemaText', () => {
  it('reads every earlier version as what it is', () => {
    const checks = check({
      type: 'JSON',
      text: '{"type":"object"}',
      subject: {
        compatibility: 'BACKWARD',
        versions: [version(1, record(['ship_code', 'string']))],
      },
    });
    expect(of(checks, 'schema.compatibility')).toMatchObject([
      {
        level: 'fail',
        said: {
          params: {
            text: {
              code: 'schema.conflict.type',
              params: { before: 'AVRO', after: 'JSON' },
            },
            version: 1,
          },
        },
      },
    ]);
  });

  it('reads earlier versions with what they refer to', () => {
    const sealed = version(
      1,
      record(['ship_code', 'string'], ['seal', 'harbour.v1.Seal']),
      {
        references: [
          {
            name: 'harbour.v1.Seal',
            subject: 'seal',
            version: 1,
            text: '{"type":"enum","name":"Seal","namespace":"harbour.v1","symbols":["WAX"]}',
          },
        ],
      },
    );
    const checks = check({
      subject: { compatibility: 'BACKWARD', versions: [sealed] },
    });
    expect(of(checks, 'schema.compatibility')).toMatchObject([
      { level: 'pass' },
    ]);
  });

  it('lints by the words of the house', () => {
    const rules = (lint: SchemaQuestion['lint']) =>
      check({ text: record(['berth', 'string']), lint }).map(one => one.ruleId);
    expect(rules({ ambiguousNames: ['berth'] })).toContain(
      'lint.ambiguous-field-name',
    );
    expect(rules({})).not.toContain('lint.ambiguous-field-name');
  });

  describe('of a schema with references', () => {
    const reference = { name: 'harbour.v1.Seal', subject: 'seal', version: 2 };
    const sealed = (over: Partial<PlanReference>) =>
      check({
        text: record(['ship_code', 'string'], ['seal', 'harbour.v1.Seal']),
        references: [
          { reference, found: null, versions: [], subjects: [], ...over },
        ],
      });

    it('reads it with their texts', () => {
      const checks = sealed({
        versions: [1, 2],
        found: {
          ...reference,
          text: '{"type":"enum","name":"Seal","namespace":"harbour.v1","symbols":["WAX"]}',
        },
      });
      expect(of(checks, 'schema.reference')).toMatchObject([
        { level: 'pass', field: 'schema.references' },
      ]);
      expect(of(checks, 'schema.parse')).toMatchObject([{ level: 'pass' }]);
    });

    it.each([
      [
        { versions: [1, 3] },
        'Reference "harbour.v1.Seal": subject "seal" has no version 2; its versions are 1, 3',
      ],
      [
        { subjects: ['crane', 'seals'] },
        'Reference "harbour.v1.Seal": the registry has no subject "seal"; choose another one, for example seals, crane',
      ],
      [
        {},
        'Reference "harbour.v1.Seal": the registry has no subject "seal"; register it first',
      ],
      [
        { reference: { ...reference, name: '' } },
        'The reference to subject "seal" has no name; write what the schema calls it: the full name of a type, a $ref or the path of an import',
      ],
    ])('says what there is instead: %j', (over, reason) => {
      const checks = sealed(over);
      expect(of(checks, 'schema.reference')).toMatchObject([
        { level: 'fail', reason },
      ]);
      expect(of(checks, 'schema.parse')).toMatchObject([{ level: 'fail' }]);
    });

    it('does not call it unreadable while the registry is silent', () => {
      const checks = check({
        references: [{ reference, found: null, versions: [], subjects: [] }],
        registryProblem: 'nobody answers.',
      });
      expect(checks).toMatchObject([
        { ruleId: 'schema.reference', level: 'unknown' },
      ]);
    });
  });

  it('compares JSON Schemas as leniently as the registry does', () => {
    const text = (properties: object) =>
      JSON.stringify({ type: 'object', properties });
    const judged = (policy?: 'STRICT' | 'LENIENT') =>
      of(
        check({
          type: 'JSON',
          text: text({ ship_code: { type: 'string' } }),
          subject: {
            compatibility: 'BACKWARD',
            policy,
            versions: [version(1, text({}), { schemaType: 'JSON' })],
          },
        }),
        'schema.compatibility',
      ).map(({ level }) => level);
    expect(judged()).toEqual(['fail']);
    expect(judged('LENIENT')).toEqual(['pass']);
  });

  it('repeats the verdict of the registry where only that can judge', () => {
    const judged = (compatible: boolean, messages: string[]) =>
      of(
        check({
          subject: {
            compatibility: 'BACKWARD',
            versions: [version(1, record(['port', 'string']))],
            verdict: { compatible, messages },
          },
        }),
        'schema.compatibility',
      ).map(({ level, reason }) => [level, reason]);
    expect(
      judged(false, [
        "{errorType:'FIELD_CONFLICTS_WITH_RESERVED_FIELD', description:'Field \"ship_code\" is reserved', additionalInfo:'ship_code'}",
        '{oldSchemaVersion: 1}',
        '{oldSchema: \'"string"\'}',
        "{validateFields: 'true', compatibility: 'BACKWARD'}",
      ]),
    ).toEqual([
      [
        'fail',
        'The registry refuses the schema: Field "ship_code" is reserved',
      ],
    ]);
    expect(judged(false, [])).toEqual([
      ['fail', 'The registry refuses the schema and does not say why'],
    ]);
    expect(judged(true, [])).toMatchObject([['pass', expect.any(String)]]);
  });

  it('lints a schema as what follows the newest version', () => {
    const text = (field: string) =>
      `syntax = "proto3"; package harbour.v1;\n// A call.\nmessage Call {\n  // The code.\n  ${field} = 1;\n}\n`;
    const rules = (subject: SchemaQuestion['subject']) =>
      check({ type: 'PROTOBUF', text: text('int64 crane_code'), subject }).map(
        one => one.ruleId,
      );
    expect(
      rules({
        compatibility: 'BACKWARD',
        versions: [
          version(1, text('int64 crane_code'), { schemaType: 'PROTOBUF' }),
          version(2, text('int32 ship_code'), { schemaType: 'PROTOBUF' }),
        ],
      }),
    ).toContain('lint.proto-number-reuse');
    expect(rules(null)).not.toContain('lint.proto-number-reuse');
  });
});

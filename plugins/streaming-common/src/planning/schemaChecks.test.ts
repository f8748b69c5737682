import { CheckResult } from '../models';
import { PlanVersion } from './PlanContext';
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

import { lintAvro } from './avro/lint/lintAvro';
import { LintOptions } from './lint/NamedField';
import { lintProtobufNames } from './lint/protobufNames';
import { diffSchemas } from './diffSchemas';
import { lintJsonSchema } from './json/lint/lintJsonSchema';
import { locatePointer } from './jsonText/locatePointer';
import { CompatibilityLevel } from './model/CompatibilityLevel';
import { LintFinding } from './model/LintFinding';
import { readSchema, SchemaInput } from './parseSchema';
import { lintProtobuf } from './protobuf/lintProtobuf';

/**
 * House choices: `case` of field names (default: the style that most fields have), and
 * `ambiguousNames` and `moneyWords` that count besides the shipped ones, in any case. With
 * `previous`, the version before, the rules on names across versions apply too, at `level`
 * (default BACKWARD).
 *
 * @public
 */
export interface LintSchemaOptions extends LintOptions {
  previous?: SchemaInput;
  level?: CompatibilityLevel;
}

/**
 * Advice on a schema: what compiles and still makes trouble, with the corrected fragment.
 *
 * Shape: grouped by rule, then in the order of the text. A text that is not a schema has one
 * finding per problem, `lint.<problem>` such as `lint.undefined-named-type`. Never throws for the
 * sake of the text; an unreadable `previous` is left out.
 *
 * @public
 */
export function lintSchema(
  input: SchemaInput,
  options: LintSchemaOptions = {},
): LintFinding[] {
  const { previous, level, ...house } = options;
  const parsed = readSchema(input);
  if (!parsed.ok) {
    return parsed.problems.map(({ rule, ...problem }) => ({
      rule: `lint.${rule}`,
      severity: { dev: 'fail', prod: 'fail' },
      fieldPath: '',
      ...problem,
    }));
  }
  const before = previous === undefined ? undefined : readSchema(previous);
  const diff = before?.ok
    ? diffSchemas(before.schema, parsed.schema, { level })
    : undefined;
  if (parsed.schema.type === 'PROTOBUF') {
    // These findings know their places: the text has no pointers of its own.
    const old = before?.ok ? before.schema : undefined;
    return [
      ...lintProtobuf(
        parsed.schema,
        old?.type === 'PROTOBUF' ? old : undefined,
      ),
      ...lintProtobufNames(parsed.schema, house, diff),
    ];
  }
  const findings =
    parsed.schema.type === 'AVRO'
      ? lintAvro(parsed.schema, house, diff)
      : lintJsonSchema(
          parsed.schema,
          house,
          before?.ok && diff ? { diff, schema: before.schema } : undefined,
        );
  const text = textOf(input);
  if (text === undefined) return findings;
  const places = locatePointer(text);
  return findings.map(each => ({ ...each, ...places(each.path) }));
}

function textOf(input: SchemaInput): string | undefined {
  if (typeof input === 'string') return input;
  return 'canonicalText' in input ? undefined : input.text;
}

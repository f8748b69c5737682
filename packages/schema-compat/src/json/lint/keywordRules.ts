import { nearestWord } from '../../lint/nearestWord';
import { LintFinding } from '../../model/LintFinding';
import { JsonNode, pointerStep } from '../../jsonText/JsonNode';
import { typesOf } from '../Conjunction';
import { applicators, Draft, existsIn, since, valueChecks } from '../dialect';
import { PlacedSchema } from './schemasIn';
import { advised, say, worded } from '../../sentences/say';

type Finding = Omit<LintFinding, 'severity'>;

/** Keywords that only inform: nothing is validated by them, whatever the draft. */
const informative: ReadonlySet<string> = new Set([
  '$comment',
  'examples',
  'readOnly',
  'writeOnly',
  'deprecated',
]);

const keywords: ReadonlySet<string> = new Set([
  ...applicators.keys(),
  ...valueChecks.keys(),
  ...since.keys(),
  'default',
]);

/** Names that people give to members of their own. */
const ownNames: ReadonlySet<string> = new Set(['id', 'name', 'example']);

/** Members that mean nothing to a validator, and were meant to. */
export function* unknownKeywords(
  { node, pointer }: PlacedSchema,
  draft: Draft,
): Generator<Finding> {
  for (const name of node.members.keys()) {
    const path = pointer + pointerStep(name);
    const first = since.get(name);
    if (first && !existsIn(name, draft)) {
      if (informative.has(name)) continue;
      yield {
        rule: 'lint.json-unknown-keyword',
        path,
        fieldPath: '',
        ...worded(say('schema.lint.keyword-later', { name, first, draft })),
        fix: {
          ...advised(say('schema.fix.keyword-later', { draft })),
          path: '/$schema',
        },
      };
    }
    const meant =
      keywords.has(name) || ownNames.has(name)
        ? undefined
        : nearestWord(name, keywords);
    if (meant) {
      yield {
        rule: 'lint.json-unknown-keyword',
        path,
        fieldPath: '',
        ...worded(say('schema.lint.keyword-unknown', { name, meant })),
        fix: { ...advised(say('schema.fix.write', { meant })), path },
      };
    }
  }
}

/** Formats that validators know, by the draft they came with or an earlier one. */
const formats: ReadonlySet<string> = new Set([
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'idn-email',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'iri',
  'iri-reference',
  'json-pointer',
  'regex',
  'relative-json-pointer',
  'time',
  'uri',
  'uri-reference',
  'uri-template',
  'uuid',
]);

/** A `format` that no validator looks at. */
export function* ignoredFormats({
  node,
  pointer,
}: PlacedSchema): Generator<Finding> {
  const format = textOf(node.members.get('format'));
  if (format === undefined) return;
  const path = `${pointer}/format`;
  const types = typesOf(node.members.get('type'));
  const meant = nearestWord(format, formats);
  if (!formats.has(format)) {
    yield {
      rule: 'lint.json-format-ignored',
      path,
      fieldPath: '',
      ...worded(say('schema.lint.format-unknown', { format })),
      fix: meant
        ? {
            ...advised(say('schema.fix.write', { meant })),
            path,
            text: JSON.stringify(meant),
          }
        : {
            ...advised(say('schema.fix.format-unknown')),
            path,
          },
    };
  } else if (types && !types.has('string')) {
    yield {
      rule: 'lint.json-format-ignored',
      path,
      fieldPath: '',
      ...worded(
        say('schema.lint.format-ignored', {
          format,
          types: [...types].join(', '),
        }),
      ),
      fix: {
        ...advised(say('schema.fix.format-ignored')),
        path: `${pointer}/type`,
        text: '"string"',
      },
    };
  }
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

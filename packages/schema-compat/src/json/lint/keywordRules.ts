import { nearestWord } from '../../lint/nearestWord';
import { LintFinding } from '../../model/LintFinding';
import { JsonNode, pointerStep } from '../../jsonText/JsonNode';
import { typesOf } from '../Conjunction';
import { applicators, Draft, existsIn, since, valueChecks } from '../dialect';
import { PlacedSchema } from './schemasIn';

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
        message: `"${name}" came with draft ${first} and means nothing in draft ${draft}`,
        fix: {
          description: `Declare a draft that has it with "$schema", or write it in the words of draft ${draft}`,
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
        message: `"${name}" is no keyword and is ignored; was "${meant}" meant?`,
        fix: { description: `Write "${meant}"`, path },
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
      message: `Format "${format}" is none that validators know, so it says something to people only`,
      fix: meant
        ? {
            description: `Write "${meant}"`,
            path,
            text: JSON.stringify(meant),
          }
        : {
            description:
              'Say it with "pattern", "minimum" and "maximum", or in the description',
            path,
          },
    };
  } else if (types && !types.has('string')) {
    yield {
      rule: 'lint.json-format-ignored',
      path,
      fieldPath: '',
      message: `Format "${format}" is for texts and is ignored on ${[
        ...types,
      ].join(', ')}`,
      fix: {
        description: 'Make it a string, or leave the format out',
        path: `${pointer}/type`,
        text: '"string"',
      },
    };
  }
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

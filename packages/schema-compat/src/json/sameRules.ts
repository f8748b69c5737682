import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { say } from '../sentences/say';
import { combines } from './Conjunction';
import { finding, JsonSchemaFinding } from './JsonSchemaFinding';
import { Pair } from './objectRules';
import { Twins } from './Twins';

type Findings = JsonSchemaFinding[];

/**
 * Keywords whose schemas have to be the same on both sides, with those that mean nothing without
 * them; the writer has to say the same in one schema.
 */
const sameKeywords: readonly {
  lead: string;
  with?: readonly string[];
  rule: string;
}[] = [
  { lead: 'not', rule: 'NOT_TYPE_CHANGED' },
  { lead: 'if', with: ['then', 'else'], rule: 'CONDITION_CHANGED' },
  {
    lead: 'contains',
    with: ['minContains', 'maxContains'],
    rule: 'CONTAINS_CHANGED',
  },
  { lead: 'propertyNames', rule: 'PROPERTY_NAMES_CHANGED' },
  { lead: 'dependencies', rule: 'DEPENDENCY_CHANGED' },
  { lead: 'dependentRequired', rule: 'DEPENDENCY_CHANGED' },
  { lead: 'dependentSchemas', rule: 'DEPENDENCY_CHANGED' },
];

/** What the reader asks that only a writer who says the same is sure to promise. */
export function checkSame(twins: Twins, pair: Pair): Findings {
  return [...checkKeywords(twins, pair), ...checkUnevaluated(twins, pair)];
}

function checkKeywords(
  twins: Twins,
  { reader, writer, place }: Pair,
): Findings {
  return sameKeywords.flatMap(({ lead, with: others = [], rule }) => {
    if (!reader.members.has(lead)) return [];
    const isPromised =
      writer.nodes.some(node =>
        [lead, ...others].every(keyword =>
          twins.sameMember(reader, node, keyword),
        ),
      ) ||
      (twins.know('dependentRequired') &&
        ((lead === 'contains' && keepsCount(twins, { reader, writer })) ||
          (lead === 'dependentRequired' && keepsNames({ reader, writer }))));
    return isPromised
      ? []
      : [
          finding(
            rule,
            { ...place, path: `${place.path}/${lead}` },
            say('schema.json.other-keyword', { keyword: lead }),
          ),
        ];
  });
}

/** Whether the writer has as many of the same items as the reader asks for, and no more. */
function keepsCount(
  twins: Twins,
  { reader, writer }: Pick<Pair, 'reader' | 'writer'>,
): boolean {
  const least = countOf(reader, 'minContains') ?? 1;
  const most = countOf(reader, 'maxContains');
  return writer.nodes.some(node => {
    if (!node.members.has('contains')) return false;
    const written = countOf(node, 'maxContains');
    return (
      twins.sameMember(reader, node, 'contains') &&
      (countOf(node, 'minContains') ?? 1) >= least &&
      (most === undefined || (written !== undefined && written <= most))
    );
  });
}

/** Whether the writer always has what one property asks for besides itself. */
function keepsNames({
  reader,
  writer,
}: Pick<Pair, 'reader' | 'writer'>): boolean {
  const always = writer.required();
  const asked = reader.members.get('dependentRequired');
  const promised = writer.values('dependentRequired');
  return (
    asked?.kind === 'object' &&
    [...asked.members].every(([name, list]) => {
      const known = new Set(
        promised.flatMap(each =>
          each.kind === 'object' ? textsIn(each.members.get(name)) : [],
        ),
      );
      return textsIn(list).every(each => always.has(each) || known.has(each));
    })
  );
}

function textsIn(node: JsonNode | undefined): string[] {
  return node?.kind === 'array'
    ? node.items.flatMap(item => (item.kind === 'string' ? [item.value] : []))
    : [];
}

function countOf({ members }: JsonObject, keyword: string): number | undefined {
  const node = members.get(keyword);
  return node?.kind === 'number' ? Number(node.raw) : undefined;
}

/** What is left unevaluated beside other schemas can only be told of the very same schema. */
function checkUnevaluated(
  twins: Twins,
  { reader, writer, place }: Pair,
): Findings {
  const keyword = ['unevaluatedProperties', 'unevaluatedItems'].find(each => {
    const node = reader.members.get(each);
    return node && !(node.kind === 'boolean' && node.value);
  });
  const isKnown =
    !keyword ||
    !combines(reader) ||
    writer.nodes.some(node => twins.same(reader, node));
  return isKnown
    ? []
    : [
        finding(
          'UNEVALUATED_CHANGED',
          { ...place, path: `${place.path}/${keyword}` },
          say('schema.json.unevaluated', { keyword }),
        ),
      ];
}

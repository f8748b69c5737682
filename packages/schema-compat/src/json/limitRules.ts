import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { allOf } from '../sentences/compose';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';
import { Conjunction } from './Conjunction';
import { Decimal } from './Decimal';

/** A limit that a reader sets and that the writer's data may exceed. */
export interface LimitFinding {
  rule: string;
  keyword: string;
  /** What the limit is. */
  limit: Said;
}

interface LimitRule {
  keyword: string;
  /** The type whose values the keyword is about. */
  type: string;
  /** Prefix of the rule's name, followed by ADDED, INCREASED or DECREASED. */
  name: string;
  direction: 'upper' | 'lower';
  /**
   * The keyword whose limit itself is out of bounds; in draft 04 it is true or false and tells of
   * the other one's limit.
   */
  exclusive?: string;
}

interface Limit {
  keyword: string;
  value: Decimal;
  isExclusive: boolean;
}

const rules: readonly LimitRule[] = [
  upper('maxLength', 'string', 'MAX_LENGTH'),
  lower('minLength', 'string', 'MIN_LENGTH'),
  upper('maximum', 'number', 'MAXIMUM', 'exclusiveMaximum'),
  lower('minimum', 'number', 'MINIMUM', 'exclusiveMinimum'),
  upper('maxItems', 'array', 'MAX_ITEMS'),
  lower('minItems', 'array', 'MIN_ITEMS'),
  upper('maxProperties', 'object', 'MAX_PROPERTIES'),
  lower('minProperties', 'object', 'MIN_PROPERTIES'),
];

const one = new Decimal('1');

/** Limits of the reader that are tighter than what the writer promises. */
export function* tighterLimits(
  reader: JsonObject,
  writer: Conjunction,
  types: ReadonlySet<string>,
): Iterable<LimitFinding> {
  for (const rule of rules) {
    if (concerns(types, rule.type)) {
      const promised = [
        ...writer.nodes.flatMap(node => limitsOf(node, rule)),
        ...impliedLimits(writer, rule),
      ];
      for (const limit of limitsOf(reader, rule)) {
        if (!promised.some(each => keeps(each, limit, rule))) {
          yield tighter(limit, promised, rule);
        }
      }
    }
  }
  yield* otherLimits(reader, writer, types);
}

/** What a schema says about one bound, in one keyword or two. */
function limitsOf(
  { members }: JsonObject,
  { keyword, exclusive = '' }: LimitRule,
): Limit[] {
  const value = numberOf(members.get(keyword));
  const beyond = numberOf(members.get(exclusive));
  const isExclusive = isTrue(members.get(exclusive));
  return [
    ...(value
      ? [{ keyword: isExclusive ? exclusive : keyword, value, isExclusive }]
      : []),
    ...(beyond
      ? [{ keyword: exclusive, value: beyond, isExclusive: true }]
      : []),
  ];
}

/** Objects have at least as many properties as are required. */
function impliedLimits(writer: Conjunction, { keyword }: LimitRule): Limit[] {
  const count = keyword === 'minProperties' ? writer.required().size : 0;
  return count
    ? [
        {
          keyword: 'required',
          value: new Decimal(String(count)),
          isExclusive: false,
        },
      ]
    : [];
}

/** Whether everything within one limit is within another. */
function keeps(promised: Limit, limit: Limit, { direction }: LimitRule) {
  const order = promised.value.compareTo(limit.value);
  if (order === 0) return promised.isExclusive || !limit.isExclusive;
  return direction === 'upper' ? order < 0 : order > 0;
}

function tighter(
  { keyword, value, isExclusive }: Limit,
  promised: readonly Limit[],
  { name, direction }: LimitRule,
): LimitFinding {
  const known = promised
    .filter(each => each.keyword === keyword)
    .map(each => each.value.toNumber());
  const change = direction === 'upper' ? 'DECREASED' : 'INCREASED';
  const limit = value.toNumber();
  return {
    rule: `${isExclusive ? 'EXCLUSIVE_' : ''}${name}_${
      known.length ? change : 'ADDED'
    }`,
    keyword,
    limit: known.length
      ? say('schema.json.limit-tighter', {
          keyword,
          limit,
          promised: allOf(known),
        })
      : say('schema.json.limit-new', { keyword, limit }),
  };
}

function* otherLimits(
  reader: JsonObject,
  writer: Conjunction,
  types: ReadonlySet<string>,
): Iterable<LimitFinding> {
  const pattern = reader.members.get('pattern');
  if (pattern?.kind === 'string' && types.has('string')) {
    const promised = writer.values('pattern');
    const kept = promised.some(
      each => each.kind === 'string' && each.value === pattern.value,
    );
    if (!kept) {
      yield {
        rule: promised.length ? 'PATTERN_CHANGED' : 'PATTERN_ADDED',
        keyword: 'pattern',
        limit: say('schema.json.pattern-new', {
          pattern: JSON.stringify(pattern.value),
        }),
      };
    }
  }
  const multiple = numberOf(reader.members.get('multipleOf'));
  if (multiple !== undefined && concerns(types, 'number')) {
    const promised = writer
      .values('multipleOf')
      .flatMap(node => numberOf(node) ?? []);
    // Whole numbers are multiples of 1 by their type.
    const known = types.has('number') ? promised : [...promised, one];
    if (!known.some(each => each.isMultipleOf(multiple))) {
      yield {
        rule: promised.length ? 'MULTIPLE_OF_CHANGED' : 'MULTIPLE_OF_ADDED',
        keyword: 'multipleOf',
        limit: say('schema.json.multiple-new', {
          multiple: multiple.toNumber(),
        }),
      };
    }
  }
  if (isTrue(reader.members.get('uniqueItems')) && types.has('array')) {
    if (!writer.values('uniqueItems').some(isTrue)) {
      yield {
        rule: 'UNIQUE_ITEMS_ADDED',
        keyword: 'uniqueItems',
        limit: say('schema.json.unique-new'),
      };
    }
  }
}

function upper(
  keyword: string,
  type: string,
  name: string,
  exclusive?: string,
): LimitRule {
  return { keyword, type, name, exclusive, direction: 'upper' };
}

function lower(
  keyword: string,
  type: string,
  name: string,
  exclusive?: string,
): LimitRule {
  return { keyword, type, name, exclusive, direction: 'lower' };
}

function concerns(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === 'number' && types.has('integer'));
}

function numberOf(node: JsonNode | undefined): Decimal | undefined {
  return node?.kind === 'number' ? new Decimal(node.raw) : undefined;
}

function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === 'boolean' && node.value;
}

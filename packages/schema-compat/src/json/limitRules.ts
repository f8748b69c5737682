import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { allOf } from '../sentences/compose';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';
import { Conjunction } from './Conjunction';

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
}

const rules: readonly LimitRule[] = [
  upper('maxLength', 'string', 'MAX_LENGTH'),
  lower('minLength', 'string', 'MIN_LENGTH'),
  upper('maximum', 'number', 'MAXIMUM'),
  lower('minimum', 'number', 'MINIMUM'),
  upper('exclusiveMaximum', 'number', 'EXCLUSIVE_MAXIMUM'),
  lower('exclusiveMinimum', 'number', 'EXCLUSIVE_MINIMUM'),
  upper('maxItems', 'array', 'MAX_ITEMS'),
  lower('minItems', 'array', 'MIN_ITEMS'),
  upper('maxProperties', 'object', 'MAX_PROPERTIES'),
  lower('minProperties', 'object', 'MIN_PROPERTIES'),
];

/** Limits of the reader that are tighter than what the writer promises. */
export function* tighterLimits(
  reader: JsonObject,
  writer: Conjunction,
  types: ReadonlySet<string>,
): Iterable<LimitFinding> {
  for (const { keyword, type, name, direction } of rules) {
    const limit = numberOf(reader.members.get(keyword));
    if (limit !== undefined && concerns(types, type)) {
      const promised = writer
        .values(keyword)
        .flatMap(node => numberOf(node) ?? []);
      const sign = direction === 'upper' ? 1 : -1;
      const kept = promised.some(each => each * sign <= limit * sign);
      if (!kept) {
        const change = direction === 'upper' ? 'DECREASED' : 'INCREASED';
        yield {
          rule: `${name}_${promised.length ? change : 'ADDED'}`,
          keyword,
          limit: promised.length
            ? say('schema.json.limit-tighter', {
                keyword,
                limit,
                promised: allOf(promised),
              })
            : say('schema.json.limit-new', { keyword, limit }),
        };
      }
    }
  }
  yield* otherLimits(reader, writer, types);
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
    const known = types.has('number') ? promised : [...promised, 1];
    if (!known.some(each => Number.isInteger(each / multiple))) {
      yield {
        rule: promised.length ? 'MULTIPLE_OF_CHANGED' : 'MULTIPLE_OF_ADDED',
        keyword: 'multipleOf',
        limit: say('schema.json.multiple-new', { multiple }),
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

function upper(keyword: string, type: string, name: string): LimitRule {
  return { keyword, type, name, direction: 'upper' };
}

function lower(keyword: string, type: string, name: string): LimitRule {
  return { keyword, type, name, direction: 'lower' };
}

function concerns(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === 'number' && types.has('integer'));
}

function numberOf(node: JsonNode | undefined): number | undefined {
  return node?.kind === 'number' ? Number(node.raw) : undefined;
}

function isTrue(node: JsonNode | undefined): boolean {
  return node?.kind === 'boolean' && node.value;
}

/*
 * What several schemas say together about a value.
 *
 * A writer's schema is taken as a list of nodes that all hold, which makes `allOf`, `$ref` with
 * siblings, and a branch of `anyOf` beside other keywords one and the same thing. Everything here
 * answers "what may still be in the data", never more than the nodes promise.
 */
import { JsonNode, JsonObject } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { ignoresSiblingsOfRef, typeNames } from './dialect';
import { JsonSchemaDocument } from './JsonSchemaDocument';
import { NameMatcher } from './NameMatcher';

const combinators = ['anyOf', 'oneOf'] as const;
/** Nodes beyond this add nothing that a check could need. */
const maxNodes = 200;
/** Values and types that are told apart. */
const maxParts = 50;

/** The types that have few values. */
const valuesOfType: ReadonlyMap<string, readonly JsonNode[]> = new Map<
  string,
  JsonNode[]
>([
  [
    'boolean',
    [false, true].map(value => ({ kind: 'boolean', value, offset: 0 })),
  ],
  ['null', [{ kind: 'null', offset: 0 }]],
]);

/** A schema as its writer uses it. */
export interface Source {
  document: JsonSchemaDocument;
  names: NameMatcher;
  /** Schemas that narrow a conjunction to a part of it. */
  parts: Map<string, JsonObject>;
}

/** What is known about the patterns that cannot be decided for a property. */
export interface AssumedPatterns {
  /** A pattern that covers it. */
  matching?: string;
  /** Patterns that do not. */
  unmatched?: ReadonlySet<string>;
}

export class Conjunction {
  /** Object schemas that all hold; empty means that anything is allowed. */
  readonly nodes: readonly JsonObject[];
  /** Whether one of the nodes is `false`: nothing is allowed. */
  readonly impossible: boolean;
  /** The `oneOf` lists of which one branch was taken: no other branch allows the data. */
  readonly sums: readonly JsonNode[];
  readonly #source: Source;

  private constructor(
    source: Source,
    found: { nodes: ReadonlySet<JsonObject>; impossible: boolean },
    sums: readonly JsonNode[],
  ) {
    this.#source = source;
    this.nodes = [...found.nodes];
    this.impossible = found.impossible;
    this.sums = sums;
  }

  /** All of these schemas, with what `$ref` and `allOf` bring in. */
  static of(
    source: Source,
    schemas: readonly JsonNode[],
    sums: readonly JsonNode[] = [],
  ): Conjunction {
    const { document } = source;
    const nodes = new Set<JsonObject>();
    const seen = new Set<JsonObject>();
    let impossible = false;
    const add = (schema: JsonNode) => {
      if (schema.kind === 'boolean' && !schema.value) impossible = true;
      if (schema.kind !== 'object' || seen.has(schema)) return;
      if (nodes.size >= maxNodes || seen.size >= 2 * maxNodes) return;
      seen.add(schema);
      const targets = document.referred(schema);
      targets.forEach(add);
      if (targets.length && ignoresSiblingsOfRef(document.draft)) return;
      nodes.add(schema);
      const all = schema.members.get('allOf');
      if (all?.kind === 'array') all.items.forEach(add);
    };
    schemas.forEach(add);
    return new Conjunction(source, { nodes, impossible }, sums);
  }

  /** The values of a keyword, from every node that has it. */
  values(keyword: string): JsonNode[] {
    return this.nodes.flatMap(node => node.members.get(keyword) ?? []);
  }

  /** The types that data may have. `number` stands for itself and `integer`. */
  types(): ReadonlySet<string> {
    let left = new Set(typeNames);
    for (const node of this.nodes) {
      const allowed = typesOf(node.members.get('type'));
      if (allowed) left = new Set([...left].filter(each => allowed.has(each)));
    }
    const values = this.allowedValues();
    return values
      ? new Set([...left].filter(type => values.some(v => isOfType(v, type))))
      : left;
  }

  /** The only values that data may have, where `enum` or `const` says so. */
  allowedValues(): JsonNode[] | undefined {
    return this.nodes
      .map(valuesOf)
      .find((each): each is JsonNode[] => each !== undefined);
  }

  /** All values that data may have, where they can be listed. */
  possibleValues(): JsonNode[] | undefined {
    const types = this.types();
    const listed = this.allowedValues();
    if (listed) {
      return listed.filter(value =>
        [...types].some(type => isOfType(value, type)),
      );
    }
    return [...types].every(type => valuesOfType.has(type))
      ? [...types].flatMap(type => valuesOfType.get(type) ?? [])
      : undefined;
  }

  /** The same, narrowed to each listed value or each type; undefined where there is only one. */
  parts(): Conjunction[] | undefined {
    const values = this.possibleValues();
    const types = this.types();
    const parts = values
      ? values.map(value => ({ keyword: 'const', value }))
      : [...types]
          .filter(type => type !== 'integer' || !types.has('number'))
          .map(type => ({ keyword: 'type', value: textNode(type) }));
    return parts.length > 1 && parts.length <= maxParts
      ? parts.map(part => this.#with(part))
      : undefined;
  }

  /** The same with one keyword more; the same schema each time, so that it can be remembered. */
  #with({ keyword, value }: { keyword: string; value: JsonNode }): Conjunction {
    const { parts } = this.#source;
    const key = `${keyword} ${printJson(value, { sorted: true })}`;
    const known = parts.get(key);
    const part: JsonObject = known ?? {
      kind: 'object',
      members: new Map([[keyword, value]]),
      offset: 0,
    };
    parts.set(key, part);
    // The first schema that lists values is the one that counts.
    return Conjunction.of(this.#source, [part, ...this.nodes], this.sums);
  }

  /** Property names that always are in the data. */
  required(): ReadonlySet<string> {
    return new Set(
      this.values('required').flatMap(node =>
        node.kind === 'array' ? node.items.flatMap(textOf) : [],
      ),
    );
  }

  /** Property names that some node declares. */
  declaredProperties(): ReadonlySet<string> {
    return new Set(
      this.values('properties').flatMap(node =>
        node.kind === 'object' ? [...node.members.keys()] : [],
      ),
    );
  }

  /** Everything that holds for the value of one property. */
  property(name: string, assumed: AssumedPatterns = {}): Conjunction {
    const { matching, unmatched } = assumed;
    return this.inside(
      this.nodes.flatMap(node => {
        const { sure, possible, others } = propertyRules(
          node,
          name,
          this.#source.names,
        );
        const found = [
          ...sure,
          ...possible.flatMap(([pattern, schema]) =>
            pattern === matching ? [schema] : [],
          ),
        ];
        if (found.length) return found;
        const open = possible.filter(([pattern]) => !unmatched?.has(pattern));
        const [only, another] = open;
        if (!only) return others ?? [];
        // Where nothing else is allowed, the pattern covers whatever is there.
        const isClosed = others?.kind === 'boolean' && !others.value;
        return isClosed && !another ? [only[1]] : [];
      }),
    );
  }

  /** Everything that holds for the values of properties that nobody declares. */
  additional(): Conjunction {
    return this.inside(
      this.nodes.flatMap(node => additionalSchema(node) ?? []),
    );
  }

  /** Everything that holds for the list's item at a position; `undefined` is past all positions. */
  item(index: number | undefined): Conjunction {
    return this.inside(this.nodes.flatMap(node => itemSchemas(node, index)));
  }

  inside(schemas: readonly JsonNode[]): Conjunction {
    return Conjunction.of(this.#source, schemas);
  }

  /** What is left unevaluated depends on the branch that is taken, and is anything without it. */
  #withoutSum(node: JsonObject, keyword: string): JsonObject {
    return [keyword, 'unevaluatedItems', 'unevaluatedProperties'].reduce(
      (left, each) =>
        left.members.has(each)
          ? this.#source.document.without(left, each)
          : left,
      node,
    );
  }

  /** The same, narrowed to each branch of the first `anyOf` or `oneOf`; undefined without one. */
  branches(): Conjunction[] | undefined {
    for (const node of this.nodes) {
      for (const keyword of combinators) {
        const list = node.members.get(keyword);
        if (list?.kind === 'array') {
          const rest = this.#withoutSum(node, keyword);
          const others = this.nodes.filter(each => each !== node);
          const sums = keyword === 'oneOf' ? [...this.sums, list] : this.sums;
          return list.items.map(branch =>
            Conjunction.of(this.#source, [...others, rest, branch], sums),
          );
        }
      }
    }
    return undefined;
  }
}

/** The types a `type` keyword allows; undefined when there is none. */
export function typesOf(node: JsonNode | undefined): Set<string> | undefined {
  if (!node) return undefined;
  const names = (node.kind === 'array' ? node.items : [node]).flatMap(textOf);
  return new Set(names.includes('number') ? [...names, 'integer'] : names);
}

/** The values a schema is limited to by `enum` and `const`. */
export function valuesOf(node: JsonObject): JsonNode[] | undefined {
  const constant = node.members.get('const');
  const list = node.members.get('enum');
  if (list?.kind !== 'array') return constant && [constant];
  return list.items.filter(each => !constant || sameValue(each, constant));
}

/** What a node says about a property: by name, by patterns, or about all others. */
export interface PropertyRules {
  /** The schemas that its name and patterns ask for. */
  sure: readonly JsonNode[];
  /** Patterns that may cover it too. */
  possible: readonly [pattern: string, schema: JsonNode][];
  /** The schema of properties that are not declared, if any; it counts where no other does. */
  others: JsonNode | undefined;
}

export function propertyRules(
  node: JsonObject,
  name: string,
  names: NameMatcher,
): PropertyRules {
  const declared = node.members.get('properties');
  const own =
    declared?.kind === 'object' ? declared.members.get(name) : undefined;
  const sure = own ? [own] : [];
  const possible: [string, JsonNode][] = [];
  for (const [pattern, schema] of patternsOf(node)) {
    const isCovered = names.matches(pattern, name);
    if (isCovered) sure.push(schema);
    if (isCovered === undefined) possible.push([pattern, schema]);
  }
  return { sure, possible, others: additionalSchema(node) };
}

export function patternsOf(node: JsonObject): [string, JsonNode][] {
  const patterns = node.members.get('patternProperties');
  return patterns?.kind === 'object' ? [...patterns.members] : [];
}

/** Keywords that bring in schemas for the same value, which then count as evaluated too. */
const inPlace = [
  '$dynamicRef',
  '$recursiveRef',
  '$ref',
  'allOf',
  'anyOf',
  'contains',
  'dependentSchemas',
  'if',
  'oneOf',
];

/**
 * Whether other schemas decide with this one what is left unevaluated. Where they do not,
 * `unevaluatedProperties` says the same as `additionalProperties`.
 */
export function combines(node: JsonObject): boolean {
  return inPlace.some(keyword => node.members.has(keyword));
}

function unevaluated(
  node: JsonObject,
  keyword: 'unevaluatedItems' | 'unevaluatedProperties',
): JsonNode | undefined {
  return combines(node) ? undefined : node.members.get(keyword);
}

/** The schema of properties that are not declared; undefined when they may be anything. */
export function additionalSchema(node: JsonObject): JsonNode | undefined {
  return (
    node.members.get('additionalProperties') ??
    unevaluated(node, 'unevaluatedProperties')
  );
}

/** The schemas of leading list items, and of all that follow. */
export function itemsOf(node: JsonObject): {
  leading: readonly JsonNode[];
  rest: JsonNode | undefined;
} {
  const prefix = node.members.get('prefixItems');
  const items = node.members.get('items');
  const others = unevaluated(node, 'unevaluatedItems');
  if (prefix?.kind === 'array') {
    return { leading: prefix.items, rest: items ?? others };
  }
  if (items?.kind === 'array') {
    return {
      leading: items.items,
      rest: node.members.get('additionalItems') ?? others,
    };
  }
  return { leading: [], rest: items ?? others };
}

function itemSchemas(node: JsonObject, index: number | undefined): JsonNode[] {
  const { leading, rest } = itemsOf(node);
  const schema = index === undefined ? rest : leading[index] ?? rest;
  return schema ? [schema] : [];
}

function isOfType(value: JsonNode, type: string): boolean {
  if (value.kind !== 'number') return value.kind === type;
  return (
    type === 'number' ||
    (type === 'integer' && Number.isInteger(Number(value.raw)))
  );
}

function textNode(value: string): JsonNode {
  return { kind: 'string', value, offset: 0 };
}

function textOf(node: JsonNode): string[] {
  return node.kind === 'string' ? [node.value] : [];
}

/** Whether two values mean the same, whatever the order of their members. */
export function sameValue(a: JsonNode, b: JsonNode): boolean {
  return printJson(a, { sorted: true }) === printJson(b, { sorted: true });
}

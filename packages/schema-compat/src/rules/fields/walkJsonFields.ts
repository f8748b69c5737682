import { itemsOf, typesOf, valuesOf } from '../../json/Conjunction';
import { JsonSchemaDocument } from '../../json/JsonSchemaDocument';
import { tagsOf } from '../../json/listJsonFields';
import { JsonNode, JsonObject } from '../../jsonText/JsonNode';
import { isMembers, setMember } from '../copyMessage';
import { fitsJson, jsonTypeOf } from './fitsJson';
import {
  below,
  FieldPlace,
  FieldTypeName,
  FieldWalk,
  inside,
} from './MessageField';

const leafNames: ReadonlySet<FieldTypeName> = new Set<FieldTypeName>([
  'ENUM',
  'STRING',
  'INT',
  'DOUBLE',
  'BOOLEAN',
]);

const namesByType: Readonly<Record<string, FieldTypeName>> = {
  object: 'RECORD',
  array: 'ARRAY',
  string: 'STRING',
  integer: 'INT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
};

class JsonWalk {
  readonly #document: JsonSchemaDocument;
  readonly #walk: FieldWalk;

  constructor(document: JsonSchemaDocument, walk: FieldWalk) {
    this.#document = document;
    this.#walk = walk;
  }

  /** `around` are the schemas that describe this same value already. */
  enter(
    node: JsonNode,
    value: unknown,
    place?: FieldPlace,
    around: readonly JsonNode[] = [],
  ): unknown {
    this.#walk.budget.take(1);
    const schema = this.#document.follow(node);
    if (value === null || value === undefined || schema.kind !== 'object') {
      return value;
    }
    if (around.includes(schema)) return value;
    const branches = this.#branchesFor(schema, value);
    if (branches) {
      let current: unknown = value;
      for (const branch of branches) {
        current = this.enter(branch, current, place, [...around, schema]);
      }
      return this.#enterInside(schema, current, place);
    }
    const typeName = typeNameOf(schema, value);
    const isLeaf = leafNames.has(typeName);
    if (!isLeaf) return this.#enterInside(schema, value, place);
    return place ? this.#walk.visit({ ...place, typeName, value }) : value;
  }

  #branchesFor(schema: JsonObject, value: unknown): JsonNode[] | undefined {
    const [keyword, list] = ['allOf', 'oneOf', 'anyOf']
      .map(name => [name, schema.members.get(name)] as const)
      .find(([, each]) => each?.kind === 'array') ?? [''];
    if (list?.kind !== 'array') return undefined;
    if (keyword === 'allOf') return [...list.items];
    const fitting = list.items.filter(branch =>
      fitsJson(branch, value, {
        document: this.#document,
        budget: this.#walk.budget,
      }),
    );
    return keyword === 'oneOf' ? fitting.slice(0, 1) : fitting;
  }

  #enterInside(
    schema: JsonObject,
    value: unknown,
    place: FieldPlace | undefined,
  ): unknown {
    if (Array.isArray(value)) {
      const { leading, rest } = itemsOf(schema);
      value.forEach((item, index) => {
        const node = leading[index] ?? rest;
        if (node) {
          value[index] = this.enter(node, item, inside(place, '[]', index));
        }
      });
    } else if (isMembers(value)) {
      this.#enterProperties(schema, value, place);
    }
    return value;
  }

  #enterProperties(
    schema: JsonObject,
    message: Record<string, unknown>,
    place: FieldPlace | undefined,
  ): void {
    const properties = schema.members.get('properties');
    if (properties?.kind !== 'object') return;
    for (const [name, property] of properties.members) {
      if (!Object.hasOwn(message, name)) continue;
      const fullName = `${place?.fullName ?? '$'}.${name}`;
      const inner = below(place, {
        name,
        fullName,
        tags: this.#walk.tags.of(fullName, this.#ownTags(property)),
        message,
      });
      setMember(message, name, this.enter(property, message[name], inner));
    }
  }

  #ownTags(property: JsonNode): readonly string[] {
    const target = this.#document.follow(property);
    return [property, target].flatMap(node =>
      node.kind === 'object' ? tagsOf(node.members.get('confluent:tags')) : [],
    );
  }
}

/**
 * The walk over a message that a JSON Schema describes; see `FieldWalker`. Of `oneOf` the first
 * branch that fits counts, of `anyOf` all that fit.
 */
export function walkJsonFields(
  document: JsonSchemaDocument,
  message: unknown,
  walk: FieldWalk,
): unknown {
  return new JsonWalk(document, walk).enter(document.root, message);
}

/** Without a type, a schema says nothing about its values, and field rules leave them alone. */
function typeNameOf(schema: JsonObject, value: unknown): FieldTypeName {
  const types = typesOf(schema.members.get('type'));
  if (!types) return schema.members.has('properties') ? 'RECORD' : 'NULL';
  if (valuesOf(schema)) return 'ENUM';
  const type = jsonTypeOf(value);
  if (!types.has(type)) return 'NULL';
  // What the schema says counts, not what the value happens to be: `number` holds integers too.
  const named = type === 'integer' && types.has('number') ? 'number' : type;
  return namesByType[named] ?? 'NULL';
}

import { JsonNode, JsonObject, pointerStep } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { FieldRow } from '../model/SchemaField';
import { additionalSchema, itemsOf, patternsOf, typesOf } from './Conjunction';
import { JsonSchemaDocument } from './JsonSchemaDocument';

const maxRows = 10_000;
const maxDepth = 50;
/** Schemas looked at; branches without fields of their own could go on for ever. */
const maxVisits = 20_000;
const maxDescribed = 10;

/** A row, with the schema behind it for comparisons. */
export interface JsonField extends FieldRow {
  schema: JsonNode;
  required: boolean;
}

interface Position {
  path: string;
  fullName: string;
  pointer: string;
  /** The schemas that this one stands in. */
  around: readonly JsonNode[];
}

class FieldTable {
  readonly rows: JsonField[] = [];
  readonly #paths = new Set<string>();
  #visits = 0;
  readonly #document: JsonSchemaDocument;

  constructor(document: JsonSchemaDocument) {
    this.#document = document;
  }

  add(node: JsonNode, position: Position, required: boolean): void {
    const { path, fullName, pointer } = position;
    // Several branches may declare the same property; the first one is shown.
    if (this.rows.length >= maxRows || this.#paths.has(path)) return;
    this.#paths.add(path);
    const schema = this.#document.follow(node);
    const members = schema.kind === 'object' ? schema.members : new Map();
    const own = node.kind === 'object' ? node.members : members;
    const types = typesOf(members.get('type'));
    const fallback = members.get('default');
    this.rows.push({
      path,
      fullName,
      pointer,
      type: this.#describe(node, 0),
      nullable: types?.has('null') ?? false,
      default: fallback && printJson(fallback),
      doc: textOf(own.get('description')) ?? textOf(members.get('description')),
      tags: tagsOf(own.get('confluent:tags') ?? members.get('confluent:tags')),
      logicalType: textOf(members.get('format')),
      schema: node,
      required,
    });
  }

  enter(node: JsonNode, position: Position): void {
    const { path, fullName, pointer, around } = position;
    const schema = this.#document.follow(node);
    if (
      schema.kind !== 'object' ||
      around.includes(schema) ||
      around.length >= maxDepth ||
      this.rows.length >= maxRows ||
      this.#visits++ >= maxVisits
    ) {
      return;
    }
    const inside = { path, fullName, pointer, around: [...around, schema] };
    this.#enterProperties(schema, inside);
    const { leading, rest } = itemsOf(schema);
    for (const item of rest ? [...leading, rest] : leading) {
      this.enter(item, {
        ...inside,
        path: `${path}[]`,
        pointer: `${pointer}/items`,
      });
    }
    const others = additionalSchema(schema);
    for (const value of [
      ...patternsOf(schema).map(([, each]) => each),
      ...(others ? [others] : []),
    ]) {
      this.enter(value, {
        ...inside,
        path: `${path}{}`,
        pointer: `${pointer}/additionalProperties`,
      });
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = schema.members.get(keyword);
      if (list?.kind === 'array') {
        list.items.forEach((branch, index) =>
          this.enter(branch, {
            ...inside,
            pointer: `${pointer}/${keyword}/${index}`,
          }),
        );
      }
    }
  }

  #enterProperties(schema: JsonObject, inside: Position): void {
    const properties = schema.members.get('properties');
    const list = schema.members.get('required');
    const required = new Set(
      list?.kind === 'array' ? list.items.map(textOf) : [],
    );
    if (properties?.kind !== 'object') return;
    for (const [name, value] of properties.members) {
      const position = {
        path: inside.path ? `${inside.path}.${name}` : name,
        fullName: `${inside.fullName}.${name}`,
        pointer: `${inside.pointer}/properties${pointerStep(name)}`,
        around: inside.around,
      };
      this.add(value, position, required.has(name));
      this.enter(value, position);
    }
  }

  #describe(node: JsonNode, depth: number): string {
    const schema = this.#document.follow(node);
    if (schema.kind !== 'object' || depth > 3) return 'any';
    const { members } = schema;
    const types = typesOf(members.get('type'));
    for (const keyword of ['anyOf', 'oneOf']) {
      const list = members.get(keyword);
      if (!types && list?.kind === 'array') {
        const names = list.items
          .slice(0, maxDescribed)
          .map(branch => this.#describe(branch, depth + 1))
          .filter(name => name !== 'null');
        return [...new Set(names)].join(' | ') || 'null';
      }
    }
    if (members.has('enum')) return 'enum';
    const named = textOf(members.get('title'));
    const names = [...(types ?? [])]
      .filter(name => name !== 'null')
      .filter(name => name !== 'integer' || !types?.has('number'))
      .map(name => {
        const { rest } = itemsOf(schema);
        if (name === 'array' && rest) {
          return `array<${this.#describe(rest, depth + 1)}>`;
        }
        return name === 'object' && named ? named : name;
      });
    return names.join(' | ') || (types ? 'null' : 'any');
  }
}

/** The rows of a JSON Schema; see `listFields`. */
export function listJsonFields(document: JsonSchemaDocument): JsonField[] {
  const table = new FieldTable(document);
  const top = { path: '', fullName: '$', pointer: '', around: [] };
  table.enter(document.root, top);
  if (!table.rows.length) table.add(document.root, top, true);
  return table.rows;
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

/** Classification tags, as the data contracts of Confluent clients write them. */
export function tagsOf(node: JsonNode | undefined): readonly string[] {
  return node?.kind === 'array'
    ? node.items.flatMap(item => textOf(item) ?? [])
    : [];
}

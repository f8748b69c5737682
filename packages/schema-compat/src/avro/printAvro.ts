import { JsonNode } from '../jsonText/JsonNode';
import { memberEntries, printJson } from '../jsonText/printJson';
import {
  AvroField,
  AvroNamed,
  AvroProperties,
  AvroSchema,
  isNamed,
  primitiveKinds,
} from './AvroSchema';

/**
 * `external` are the types of referenced schemas, printed as names. `sorted` orders custom
 * properties and the members inside defaults by name.
 */
interface PrintOptions {
  external: ReadonlySet<AvroNamed>;
  sorted?: boolean;
}

const kinds: ReadonlySet<string> = new Set([
  ...primitiveKinds,
  'record',
  'enum',
  'fixed',
  'array',
  'map',
  'union',
]);

type Entry = [name: string, value: string];

class AvroPrinter {
  readonly #sorted: boolean;
  readonly #printed: Set<AvroNamed>;

  constructor({ external, sorted = false }: PrintOptions) {
    this.#printed = new Set(external);
    this.#sorted = sorted;
  }

  print(schema: AvroSchema, namespace: string): string {
    if (schema.kind === 'union') {
      return `[${schema.branches
        .map(branch => this.print(branch, namespace))
        .join(',')}]`;
    }
    if (isNamed(schema)) return this.#printNamed(schema, namespace);
    const properties = this.#properties(schema.properties);
    switch (schema.kind) {
      case 'array':
        return printObject([
          ['type', '"array"'],
          ['items', this.print(schema.items, namespace)],
          ...properties,
        ]);
      case 'map':
        return printObject([
          ['type', '"map"'],
          ['values', this.print(schema.values, namespace)],
          ...properties,
        ]);
      default:
        return properties.length
          ? printObject([['type', JSON.stringify(schema.kind)], ...properties])
          : JSON.stringify(schema.kind);
    }
  }

  #printNamed(type: AvroNamed, namespace: string): string {
    if (this.#printed.has(type)) {
      return JSON.stringify(shortName(type.fullName, namespace));
    }
    this.#printed.add(type);
    const kind = type.kind === 'record' && type.isError ? 'error' : type.kind;
    return printObject([
      ['type', JSON.stringify(kind)],
      ['name', JSON.stringify(type.name)],
      ...textEntry(
        'namespace',
        type.namespace === namespace ? undefined : type.namespace,
      ),
      ...textEntry('doc', type.doc),
      ...this.#ownMembers(type),
      ...this.#properties(type.properties),
      ...listEntry(
        'aliases',
        type.aliases.map(alias => shortName(alias, type.namespace)),
      ),
    ]);
  }

  #ownMembers(type: AvroNamed): Entry[] {
    switch (type.kind) {
      case 'record':
        return [
          [
            'fields',
            `[${type.fields
              .map(field => this.#printField(field, type.namespace))
              .join(',')}]`,
          ],
        ];
      case 'enum':
        return [
          ['symbols', JSON.stringify(type.symbols)],
          ...textEntry('default', type.default?.value),
        ];
      default:
        return [['size', String(type.size)]];
    }
  }

  #printField(field: AvroField, namespace: string): string {
    return printObject([
      ['name', JSON.stringify(field.name)],
      ['type', this.print(field.type, namespace)],
      ...textEntry('doc', field.doc),
      ...this.#nodeEntry('default', field.default),
      ...textEntry(
        'order',
        field.order === 'ascending' ? undefined : field.order,
      ),
      ...listEntry('aliases', field.aliases),
      ...this.#properties(field.properties),
    ]);
  }

  #nodeEntry(name: string, node: JsonNode | undefined): Entry[] {
    return node ? [[name, printJson(node, { sorted: this.#sorted })]] : [];
  }

  #properties(properties: AvroProperties): Entry[] {
    return memberEntries(properties, { sorted: this.#sorted });
  }
}

/**
 * The text by which schemas are stored and compared: compact, standard members in the order in
 * which Java's Avro library prints them, names as short as the namespace around them allows, a
 * named type written out where it appears first.
 */
export function printAvro(schema: AvroSchema, options: PrintOptions): string {
  return new AvroPrinter(options).print(schema, '');
}

function printObject(entries: Entry[]): string {
  return `{${entries
    .map(([name, value]) => `${JSON.stringify(name)}:${value}`)
    .join(',')}}`;
}

function textEntry(name: string, text: string | undefined): Entry[] {
  return text === undefined ? [] : [[name, JSON.stringify(text)]];
}

function listEntry(name: string, texts: readonly string[]): Entry[] {
  return texts.length ? [[name, JSON.stringify(texts)]] : [];
}

/** Names of a namespace stand there without it, but for those that would read as a kind of type. */
function shortName(fullName: string, namespace: string): string {
  const dot = fullName.lastIndexOf('.');
  if (dot === -1 || fullName.slice(0, dot) !== namespace) return fullName;
  const name = fullName.slice(dot + 1);
  return kinds.has(name) ? fullName : name;
}

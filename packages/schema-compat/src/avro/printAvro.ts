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
      case 'array': {
        const items = this.print(schema.items, namespace);
        return `{"type":"array","items":${items}${properties}}`;
      }
      case 'map': {
        const values = this.print(schema.values, namespace);
        return `{"type":"map","values":${values}${properties}}`;
      }
      default:
        return properties
          ? `{"type":"${schema.kind}"${properties}}`
          : `"${schema.kind}"`;
    }
  }

  #printNamed(type: AvroNamed, namespace: string): string {
    if (this.#printed.has(type)) {
      return JSON.stringify(shortName(type.fullName, namespace));
    }
    this.#printed.add(type);
    const kind = type.kind === 'record' && type.isError ? 'error' : type.kind;
    const space = type.namespace === namespace ? undefined : type.namespace;
    const aliases = type.aliases.map(alias => shortName(alias, type.namespace));
    return [
      `{"type":"${kind}","name":${JSON.stringify(type.name)}`,
      textMember('namespace', space),
      textMember('doc', type.doc),
      this.#ownMembers(type),
      this.#properties(type.properties),
      listMember('aliases', aliases),
      '}',
    ].join('');
  }

  #ownMembers(type: AvroNamed): string {
    switch (type.kind) {
      case 'record':
        return `,"fields":[${type.fields
          .map(field => this.#printField(field, type.namespace))
          .join(',')}]`;
      case 'enum':
        return (
          listMember('symbols', type.symbols, { evenEmpty: true }) +
          textMember('default', type.default?.value)
        );
      default:
        return `,"size":${type.size}`;
    }
  }

  #printField(field: AvroField, namespace: string): string {
    const { name, type, doc, order } = field;
    const value =
      field.default && printJson(field.default, { sorted: this.#sorted });
    return [
      `{"name":${JSON.stringify(name)},"type":${this.print(type, namespace)}`,
      textMember('doc', doc),
      value ? `,"default":${value}` : '',
      textMember('order', order === 'ascending' ? undefined : order),
      listMember('aliases', field.aliases),
      this.#properties(field.properties),
      '}',
    ].join('');
  }

  /** Each member after a comma, so that they can follow others. */
  #properties(properties: AvroProperties): string {
    if (!properties.size) return '';
    return memberEntries(properties, { sorted: this.#sorted })
      .map(([name, value]) => `,${JSON.stringify(name)}:${value}`)
      .join('');
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

/** A member after a comma; nothing for what is absent. */
function textMember(name: string, text: string | undefined): string {
  return text === undefined ? '' : `,"${name}":${JSON.stringify(text)}`;
}

function listMember(
  name: string,
  texts: readonly string[],
  { evenEmpty = false } = {},
): string {
  return texts.length || evenEmpty ? `,"${name}":${JSON.stringify(texts)}` : '';
}

/** Names of a namespace stand there without it, but for those that would read as a kind of type. */
function shortName(fullName: string, namespace: string): string {
  const dot = fullName.lastIndexOf('.');
  if (dot === -1 || fullName.slice(0, dot) !== namespace) return fullName;
  const name = fullName.slice(dot + 1);
  return kinds.has(name) ? fullName : name;
}

/*
 * JSON text to Avro graph.
 *
 * The reader goes on after a fault and collects all of them, so that a person sees everything at
 * once. Two checks wait until the whole text is read: a name that nothing has defined yet (the
 * sentence says whether it comes later), and defaults (whose type may still be incomplete while a
 * recursive record is being read).
 */
import { JsonNode, pointerStep, sayNode } from '../jsonText/JsonNode';
import { say } from '../sentences/say';
import {
  AvroFault,
  AvroMembers,
  enumProperties,
  fieldProperties,
  ObjectPlace,
  Place,
  typeProperties,
} from './AvroMembers';
import { AvroNames, qualifyName, simpleNameFault } from './AvroNames';
import {
  AvroEnum,
  AvroField,
  AvroFixed,
  AvroRecord,
  AvroSchema,
  isNamed,
  isPrimitiveKind,
  primitiveOf,
  sayType,
} from './AvroSchema';
import { defaultFault } from './defaultFault';

/** The largest size of a fixed, which Java keeps in a signed number of four bytes. */
const maxFixedBytes = 2 ** 31 - 1;

/**
 * Reads one text into the shared `names`. With `lenient`, rules on names and defaults do not
 * apply: what a registry has stored must stay readable.
 */
export class AvroReader {
  readonly #names: AvroNames;
  readonly #lenient: boolean;
  readonly #members: AvroMembers;
  readonly #afterwards: (() => void)[] = [];

  constructor(names: AvroNames, options: { lenient?: boolean } = {}) {
    this.#names = names;
    this.#lenient = options.lenient ?? false;
    this.#members = new AvroMembers(names, this.#lenient);
  }

  read(node: JsonNode): {
    root: AvroSchema | undefined;
    faults: readonly AvroFault[];
  } {
    const root = this.#readType({ node, path: '', namespace: '' });
    this.#afterwards.forEach(check => check());
    return { root, faults: this.#members.faults() };
  }

  #readType(place: Place): AvroSchema | undefined {
    const { node } = place;
    switch (node.kind) {
      case 'string':
        return this.#readName(node.value, place);
      case 'array':
        return this.#readUnion(node.items, place);
      case 'object':
        return this.#readObject({ ...place, node });
      default:
        return this.#members.fault(
          place,
          'type-expected',
          say('schema.avro.type-expected', { found: sayNode(node) }),
        );
    }
  }

  #readName(written: string, place: Place): AvroSchema | undefined {
    if (isPrimitiveKind(written)) {
      return primitiveOf(written);
    }
    const { fullName } = qualifyName(written, place.namespace);
    const known = this.#names.get(fullName);
    if (known) return known;
    this.#afterwards.push(() => {
      const later = this.#names.get(fullName);
      const type =
        place.field === undefined
          ? say('schema.avro.type', { name: written })
          : say('schema.avro.type-of-field', {
              name: written,
              field: place.field,
            });
      this.#members.fault(
        place,
        'undefined-named-type',
        later
          ? say('schema.avro.used-early', { type, place: later.pointer })
          : say('schema.avro.undefined', {
              type,
              known: this.#names.sayKnown(),
            }),
      );
    });
    return undefined;
  }

  #readUnion(items: readonly JsonNode[], place: Place): AvroSchema | undefined {
    const seen = new Set<string>();
    const branches = items.map((node, index) => {
      const at = { ...place, node, path: place.path + pointerStep(index) };
      const branch = this.#readType(at);
      if (!branch) return undefined;
      if (branch.kind === 'union') {
        return this.#members.fault(
          at,
          'union-in-union',
          say('schema.avro.union-in-union'),
        );
      }
      const key = isNamed(branch) ? branch.fullName : branch.kind;
      if (seen.has(key)) {
        return this.#members.fault(
          at,
          'union-branch-twice',
          say('schema.avro.branch-twice', { type: key }),
        );
      }
      seen.add(key);
      return branch;
    });
    return branches.every(isDefined)
      ? { kind: 'union', branches: branches.filter(isDefined) }
      : undefined;
  }

  #readObject(place: ObjectPlace): AvroSchema | undefined {
    const type = place.node.members.get('type');
    if (!type) {
      return this.#members.fault(
        place,
        'type-missing',
        say('schema.avro.no-type'),
      );
    }
    if (type.kind !== 'string') {
      return this.#members.fault(
        place,
        'type-expected',
        say('schema.avro.type-name-expected', { found: sayNode(type) }),
      );
    }
    switch (type.value) {
      case 'record':
      case 'error':
        return this.#readRecord(place, type.value === 'error');
      case 'enum':
        return this.#readEnum(place);
      case 'fixed':
        return this.#readFixed(place);
      case 'array': {
        const items = this.#readPart(place, 'items');
        const properties = typeProperties(place.node);
        return items && { kind: 'array', items, properties };
      }
      case 'map': {
        const values = this.#readPart(place, 'values');
        const properties = typeProperties(place.node);
        return values && { kind: 'map', values, properties };
      }
      default:
        return isPrimitiveKind(type.value)
          ? primitiveOf(type.value, typeProperties(place.node))
          : this.#readName(type.value, {
              ...place,
              node: type,
              path: `${place.path}/type`,
            });
    }
  }

  #readPart(
    place: ObjectPlace,
    member: 'items' | 'values',
  ): AvroSchema | undefined {
    const node = place.node.members.get(member);
    if (!node) {
      return this.#members.fault(
        place,
        'member-missing',
        say('schema.avro.no-member', { member }),
      );
    }
    return this.#readType({ ...place, node, path: `${place.path}/${member}` });
  }

  #readRecord(place: ObjectPlace, isError: boolean): AvroSchema | undefined {
    const base = this.#members.named(place, 'record');
    if (!base) return undefined;
    const fields: AvroField[] = [];
    const record: AvroRecord = {
      ...base,
      kind: 'record',
      isError,
      fields,
      properties: typeProperties(place.node),
    };
    this.#members.define(record, place);
    const node = place.node.members.get('fields');
    if (node?.kind !== 'array') {
      return this.#members.fault(
        place,
        'member-missing',
        say('schema.avro.no-fields', { name: record.name }),
      );
    }
    const seen = new Set<string>();
    node.items.forEach((item, index) => {
      const field = this.#readField({
        node: item,
        path: `${place.path}/fields/${index}`,
        namespace: record.namespace,
      });
      if (!field) return;
      if (seen.has(field.name)) {
        this.#members.fault(
          { node: item, path: field.pointer },
          'field-twice',
          say('schema.avro.field-twice', {
            record: record.name,
            field: field.name,
          }),
        );
      }
      seen.add(field.name);
      fields.push(field);
    });
    return record;
  }

  #readField(place: Place): AvroField | undefined {
    const { node } = place;
    if (node.kind !== 'object') {
      return this.#members.fault(
        place,
        'field-expected',
        say('schema.avro.field-expected', { found: sayNode(node) }),
      );
    }
    const name = this.#members.text({ ...place, node }, 'name');
    if (name === undefined) {
      return this.#members.fault(
        place,
        'field-name-missing',
        say('schema.avro.field-unnamed'),
      );
    }
    this.#members.checkName(
      simpleNameFault([name]),
      { part: 'field', name },
      place,
    );
    const typeNode = node.members.get('type');
    if (!typeNode) {
      return this.#members.fault(
        place,
        'type-missing',
        say('schema.avro.field-untyped', { name }),
      );
    }
    const type = this.#readType({
      ...place,
      node: typeNode,
      path: `${place.path}/type`,
      field: name,
    });
    if (!type) return undefined;
    const value = node.members.get('default');
    if (value) this.#checkDefault({ name, type, value }, place);
    return {
      name,
      type,
      doc: this.#members.text({ ...place, node }, 'doc'),
      default: value,
      order: this.#members.order({ ...place, node }),
      aliases: this.#members.names({ ...place, node }, 'aliases') ?? [],
      properties: fieldProperties(node),
      pointer: place.path,
    };
  }

  #checkDefault(
    field: { name: string; type: AvroSchema; value: JsonNode },
    place: Place,
  ): void {
    if (this.#lenient) return;
    this.#afterwards.push(() => {
      const fault = defaultFault(field.type, field.value);
      if (!fault) return;
      this.#members.fault(
        { node: field.value, path: `${place.path}/default` },
        'default-mismatch',
        say('schema.avro.default', {
          name: field.name,
          type: sayType(field.type),
          fault,
        }),
      );
    });
  }

  #readEnum(place: ObjectPlace): AvroSchema | undefined {
    const base = this.#members.named(place, 'enum');
    const symbols = this.#members.names(place, 'symbols');
    if (!base) return undefined;
    if (!symbols) {
      return this.#members.fault(
        place,
        'member-missing',
        say('schema.avro.no-symbols', { name: base.name }),
      );
    }
    const seen = new Set<string>();
    const twice = symbols.find(each => seen.size === seen.add(each).size);
    if (twice !== undefined) {
      this.#members.fault(
        place,
        'symbol-twice',
        say('schema.avro.symbol-twice', { name: base.name, symbol: twice }),
      );
    }
    const fallback = place.node.members.get('default');
    const known =
      fallback?.kind === 'string' && symbols.includes(fallback.value);
    if (fallback && !known && !this.#lenient) {
      this.#members.fault(
        place,
        'enum-default-unknown',
        say('schema.avro.enum-default', {
          name: base.name,
          found: sayNode(fallback),
        }),
      );
    }
    const type: AvroEnum = {
      ...base,
      kind: 'enum',
      symbols,
      default: fallback?.kind === 'string' ? fallback : undefined,
      properties: enumProperties(place.node),
    };
    this.#members.define(type, place);
    return type;
  }

  #readFixed(place: ObjectPlace): AvroSchema | undefined {
    const base = this.#members.named(place, 'fixed');
    if (!base) return undefined;
    const size = place.node.members.get('size');
    const isSize = size?.kind === 'number' && /^[0-9]{1,10}$/.test(size.raw);
    if (!isSize || Number(size.raw) > maxFixedBytes) {
      return this.#members.fault(
        place,
        'fixed-size',
        say('schema.avro.fixed-size', { name: base.name, most: maxFixedBytes }),
      );
    }
    const type: AvroFixed = {
      ...base,
      kind: 'fixed',
      size: Number(size.raw),
      properties: typeProperties(place.node),
    };
    this.#members.define(type, place);
    return type;
  }
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}

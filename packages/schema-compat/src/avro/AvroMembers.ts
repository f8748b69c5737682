import {
  JsonNode,
  JsonObject,
  JsonString,
  sayNode,
} from '../jsonText/JsonNode';
import { Said } from '../sentences/Said';
import { say, worded } from '../sentences/say';
import {
  AvroNames,
  nameFault,
  qualifyName,
  simpleNameFault,
} from './AvroNames';
import {
  AvroField,
  AvroNamed,
  AvroProperties,
  noProperties,
} from './AvroSchema';

/** A problem with the offset of the value it is about. */
export interface AvroFault {
  rule: string;
  path: string;
  message: string;
  said: Said;
  offset: number;
}

/** What has a name that can be wrong; `name` is what is named, or the list that names it. */
interface NamedPart {
  part: 'alias' | 'entry' | 'field' | 'type';
  name: string;
}

/** Where a type stands: its node, its pointer, and the namespace and field around it. */
export interface Place {
  node: JsonNode;
  path: string;
  namespace: string;
  field?: string;
}

export type ObjectPlace = Place & { node: JsonObject };

type Spot = Pick<Place, 'node' | 'path'>;

const maxFaults = 100;
/** Members that Avro's libraries let be null instead of absent. */
const nullable: ReadonlySet<string> = new Set(['namespace', 'doc']);

/** Members of types that mean something in one of them; none of them is a custom property. */
const reservedInTypes: ReadonlySet<string> = new Set([
  'type',
  'name',
  'namespace',
  'doc',
  'aliases',
  'fields',
  'symbols',
  'size',
  'items',
  'values',
]);
const reservedInEnums: ReadonlySet<string> = new Set([
  ...reservedInTypes,
  'default',
]);
const fieldMembers: ReadonlySet<string> = new Set([
  'name',
  'type',
  'doc',
  'default',
  'order',
  'aliases',
]);

/** The custom properties of a type. */
export function typeProperties(node: JsonObject): AvroProperties {
  return others(node, reservedInTypes);
}

/** The custom properties of an enum, which has one more member of its own. */
export function enumProperties(node: JsonObject): AvroProperties {
  return others(node, reservedInEnums);
}

/** The custom properties of a field. */
export function fieldProperties(node: JsonObject): AvroProperties {
  return others(node, fieldMembers);
}

function others(node: JsonObject, known: ReadonlySet<string>): AvroProperties {
  let found: Map<string, JsonNode> | undefined;
  for (const [name, value] of node.members) {
    if (!known.has(name)) (found ??= new Map()).set(name, value);
  }
  return found ?? noProperties;
}

/**
 * Takes members from the objects of a schema text and keeps the list of faults. A member of the
 * wrong kind is noted and answered as absent, so that reading goes on.
 */
export class AvroMembers {
  readonly #names: AvroNames;
  readonly #lenient: boolean;
  readonly #faults: AvroFault[] = [];

  constructor(names: AvroNames, lenient: boolean) {
    this.#names = names;
    this.#lenient = lenient;
  }

  /** All faults noted so far, in the order of the text. */
  faults(): AvroFault[] {
    return [...this.#faults].sort((a, b) => a.offset - b.offset);
  }

  /** Notes a fault; the answer stands for what could not be read. */
  fault(spot: Spot, rule: string, said: Said): undefined {
    if (this.#faults.length < maxFaults) {
      const { path, node } = spot;
      const { offset } = node;
      this.#faults.push({ rule, path, ...worded(said), offset });
    }
    return undefined;
  }

  text(place: ObjectPlace, member: string): string | undefined {
    const node = place.node.members.get(member);
    if (node === undefined) return undefined;
    if (node.kind === 'string') return node.value;
    if (node.kind === 'null' && nullable.has(member)) return undefined;
    // Other registries store a doc that is not text, since Java ignores it.
    if (member === 'doc' && this.#lenient) return undefined;
    return this.fault(
      place,
      'text-expected',
      say('schema.avro.text-expected', { member, found: sayNode(node) }),
    );
  }

  texts(place: ObjectPlace, member: string): string[] | undefined {
    const node = place.node.members.get(member);
    if (node === undefined) return undefined;
    const items = node.kind === 'array' ? node.items : [node];
    const texts = items.filter(
      (item): item is JsonString => item.kind === 'string',
    );
    if (node.kind === 'array' && texts.length === items.length) {
      return texts.map(text => text.value);
    }
    return this.fault(
      place,
      'text-expected',
      say('schema.avro.texts-expected', { member }),
    );
  }

  /** A list of unqualified names: symbols, or the aliases of a field. */
  names(place: ObjectPlace, member: string): string[] | undefined {
    const names = this.texts(place, member);
    names?.forEach(name =>
      this.checkName(
        simpleNameFault([name]),
        { part: 'entry', name: member },
        place,
      ),
    );
    return names;
  }

  checkName(
    fault: Said | undefined,
    { part, name }: NamedPart,
    spot: Spot,
  ): void {
    if (!fault || this.#lenient) return;
    this.fault(
      spot,
      'name-invalid',
      say(`schema.avro.name-of-${part}`, { name, fault }),
    );
  }

  order(place: ObjectPlace): AvroField['order'] {
    const order = this.text(place, 'order') ?? 'ascending';
    if (order === 'ascending' || order === 'descending' || order === 'ignore') {
      return order;
    }
    this.fault(
      place,
      'order-unknown',
      say('schema.avro.order-unknown', { order }),
    );
    return 'ascending';
  }

  /** Makes a named type known from here on; the first of two definitions stays. */
  define(type: AvroNamed, place: Place): void {
    const earlier = this.#names.get(type.fullName);
    if (!earlier) {
      this.#names.define(type);
      return;
    }
    this.fault(
      place,
      'name-twice',
      earlier.pointer
        ? say('schema.avro.name-twice-at', {
            name: type.fullName,
            first: earlier.pointer,
          })
        : say('schema.avro.name-twice', { name: type.fullName }),
    );
  }

  /** What records, enums and fixed types share; undefined for one without a name. */
  named(place: ObjectPlace, kind: string) {
    const written = this.text(place, 'name');
    if (!written) {
      return this.fault(
        place,
        'anonymous-named-type',
        say('schema.avro.no-name', { kind }),
      );
    }
    const namespace = this.text(place, 'namespace') ?? place.namespace;
    const qualified = qualifyName(written, namespace);
    this.checkName(nameFault(qualified), { part: 'type', name: kind }, place);
    const aliases = this.texts(place, 'aliases') ?? [];
    return {
      ...qualified,
      doc: this.text(place, 'doc'),
      aliases: aliases.map(alias => {
        const full = qualifyName(alias, qualified.namespace);
        this.checkName(
          nameFault(full),
          { part: 'alias', name: written },
          place,
        );
        return full.fullName;
      }),
      pointer: place.path,
    };
  }
}

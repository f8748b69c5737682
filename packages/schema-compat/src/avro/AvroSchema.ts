/*
 * The Avro schema as a graph.
 *
 * Named types are one object wherever they are used, so a recursive type is a cycle: every walk
 * over this graph keeps a memory of where it has been. Source: Apache Avro 1.11 specification,
 * "Schema Declaration" and "Names".
 */
import { JsonNode, JsonString } from '../jsonText/JsonNode';
import { SaidValue } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';

/** Members that the specification does not know; kept in written order. */
export type AvroProperties = ReadonlyMap<string, JsonNode>;

export const primitiveKinds = [
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
] as const;

export type AvroPrimitiveKind = (typeof primitiveKinds)[number];

export interface AvroPrimitive {
  readonly kind: AvroPrimitiveKind;
  readonly properties: AvroProperties;
}

export interface AvroArray {
  readonly kind: 'array';
  readonly items: AvroSchema;
  readonly properties: AvroProperties;
}

export interface AvroMap {
  readonly kind: 'map';
  readonly values: AvroSchema;
  readonly properties: AvroProperties;
}

export interface AvroUnion {
  readonly kind: 'union';
  readonly branches: readonly AvroSchema[];
}

/** What records, enums and fixed types share. `name` has no namespace, `fullName` has. */
export interface AvroNamedBase {
  readonly name: string;
  readonly namespace: string;
  readonly fullName: string;
  /** Full names. */
  readonly aliases: readonly string[];
  readonly doc?: string;
  readonly properties: AvroProperties;
  /** JSON pointer to the definition; in a referenced schema, within that text. */
  readonly pointer: string;
}

export interface AvroRecord extends AvroNamedBase {
  readonly kind: 'record';
  readonly isError: boolean;
  readonly fields: readonly AvroField[];
}

export interface AvroEnum extends AvroNamedBase {
  readonly kind: 'enum';
  readonly symbols: readonly string[];
  readonly default?: JsonString;
}

export interface AvroFixed extends AvroNamedBase {
  readonly kind: 'fixed';
  readonly size: number;
}

export interface AvroField {
  readonly name: string;
  readonly type: AvroSchema;
  readonly doc?: string;
  readonly default?: JsonNode;
  readonly order: 'ascending' | 'descending' | 'ignore';
  readonly aliases: readonly string[];
  readonly properties: AvroProperties;
  readonly pointer: string;
}

export type AvroNamed = AvroRecord | AvroEnum | AvroFixed;

export type AvroSchema =
  | AvroPrimitive
  | AvroArray
  | AvroMap
  | AvroUnion
  | AvroNamed;

export function isNamed(schema: AvroSchema): schema is AvroNamed {
  return (
    schema.kind === 'record' ||
    schema.kind === 'enum' ||
    schema.kind === 'fixed'
  );
}

const primitiveNames: ReadonlySet<string> = new Set(primitiveKinds);

export function isPrimitiveKind(name: string): name is AvroPrimitiveKind {
  return primitiveNames.has(name);
}

/** Of a type that has none, which most types are. */
export const noProperties: AvroProperties = new Map();

const plainPrimitives: ReadonlyMap<AvroPrimitiveKind, AvroPrimitive> = new Map(
  primitiveKinds.map(kind => [kind, { kind, properties: noProperties }]),
);

/** A primitive type; without properties it is the same object wherever it is used. */
export function primitiveOf(
  kind: AvroPrimitiveKind,
  properties = noProperties,
): AvroPrimitive {
  const plain = properties.size ? undefined : plainPrimitives.get(kind);
  return plain ?? { kind, properties };
}

/** The `logicalType` of a schema, if it declares one. */
export function logicalTypeOf(schema: AvroSchema): string | undefined {
  if (schema.kind === 'union') return undefined;
  const node = schema.properties.get('logicalType');
  return node?.kind === 'string' ? node.value : undefined;
}

const maxDescribedBranches = 10;

/**
 * How people say the type: `string`, `array<Leg>`, `string | long`. A branch `null` of a union is
 * left out when another one is there, since nullability is said apart.
 */
export function describeType(schema: AvroSchema): string {
  return inEnglish(sayType(schema));
}

/** {@link describeType} for sentences: a plain text unless it has words of its own. */
export function sayType(schema: AvroSchema): SaidValue {
  switch (schema.kind) {
    case 'array': {
      const items = sayType(schema.items);
      return typeof items === 'object'
        ? say('schema.avro.array', { items })
        : `array<${items}>`;
    }
    case 'map': {
      const values = sayType(schema.values);
      return typeof values === 'object'
        ? say('schema.avro.map', { values })
        : `map<${values}>`;
    }
    case 'union':
      return sayBranches(withoutNull(schema).branches);
    case 'record':
    case 'enum':
      return schema.name;
    case 'fixed':
      return say('schema.avro.fixed', { name: schema.name, size: schema.size });
    default:
      return schema.kind;
  }
}

function sayBranches(branches: readonly AvroSchema[]): SaidValue {
  const names = branches.slice(0, maxDescribedBranches).map(sayType);
  if (names.length < branches.length) names.push('…');
  if (!names.some(name => typeof name === 'object')) {
    return names.join(' | ') || 'null';
  }
  return names.reduce((types, last) =>
    say('schema.avro.either', { types, last }),
  );
}

/** The branches besides `null`, and whether `null` is one. Another type is its own only branch. */
export function withoutNull(schema: AvroSchema): {
  nullable: boolean;
  branches: readonly AvroSchema[];
} {
  if (schema.kind !== 'union') return { nullable: false, branches: [schema] };
  const branches = schema.branches.filter(branch => branch.kind !== 'null');
  return { nullable: branches.length < schema.branches.length, branches };
}

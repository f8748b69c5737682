import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { ZERO_UUID } from '../wire/uuid';

/*
 * Arbitrary messages straight from the definitions, without the generator's own reading of
 * them, so that a mistake there shows as a message that does not survive a round trip.
 */

interface FieldDefinition {
  name: string;
  type: string;
  versions: string;
  nullableVersions?: string;
  taggedVersions?: string;
  default?: string | number | boolean;
  fields?: FieldDefinition[];
}

interface MessageDefinition {
  name: string;
  flexibleVersions: string;
  fields: FieldDefinition[];
  commonStructs?: { name: string; fields: FieldDefinition[] }[];
}

/** Oldest version of messages that have lost fields altogether. */
const OLDEST: Record<string, number> = {
  OffsetCommitRequest: 2,
  ListOffsetsRequest: 1,
  ListOffsetsResponse: 1,
};

const folder = path.resolve(__dirname, '..', '..', 'messages');

/** Values of a message as a decoder of that version returns them. */
export function messageArbitrary(
  name: string,
  version: number,
): fc.Arbitrary<Record<string, unknown>> {
  const text = readFileSync(path.join(folder, `${name}.json`), 'utf8');
  const definition: MessageDefinition = JSON.parse(
    text.replace(/^\s*\/\/.*$/gm, ''),
  );
  return structArbitrary(definition.fields, { definition, version });
}

interface Context {
  definition: MessageDefinition;
  version: number;
}

function structArbitrary(
  fields: FieldDefinition[],
  context: Context,
): fc.Arbitrary<Record<string, unknown>> {
  const entries = fields
    .filter(field => existsAtAll(field, context))
    .map(field => [
      field.name.charAt(0).toLowerCase() + field.name.slice(1),
      fieldArbitrary(field, context),
    ]);
  return fc.record(Object.fromEntries(entries));
}

/** Fields of versions below the oldest known one have no place in the types. */
function existsAtAll(field: FieldDefinition, { definition }: Context): boolean {
  const last = /-(\d+)$/.exec(field.versions)?.[1];
  const oldest = OLDEST[definition.name] ?? 0;
  return last === undefined || Number(last) >= oldest;
}

function fieldArbitrary(
  field: FieldDefinition,
  context: Context,
): fc.Arbitrary<unknown> {
  if (!includes(field.versions, context.version)) {
    return fc.constant(defaultOf(field, context));
  }
  const value = field.type.startsWith('[]')
    ? fc.array(valueArbitrary(field, field.type.slice(2), context), {
        maxLength: 2,
      })
    : valueArbitrary(field, field.type, context);
  return includes(field.nullableVersions, context.version)
    ? fc.option(value, { nil: null })
    : value;
}

function valueArbitrary(
  field: FieldDefinition,
  type: string,
  context: Context,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'bool':
      return fc.boolean();
    case 'int8':
      return fc.integer({ min: -128, max: 127 });
    case 'int16':
      return fc.integer({ min: -32768, max: 32767 });
    case 'uint16':
      return fc.integer({ min: 0, max: 65535 });
    case 'int32':
      return fc.integer();
    case 'int64':
      return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    case 'float64':
      return fc.double({ noNaN: true });
    case 'uuid':
      return fc.uuid();
    case 'string':
      return fc.string({ unit: 'grapheme', maxLength: 12 });
    case 'bytes':
    case 'records':
      return fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes));
    default:
      return structArbitrary(structFields(field, type, context), context);
  }
}

function structFields(
  field: FieldDefinition,
  type: string,
  { definition }: Context,
): FieldDefinition[] {
  const common = definition.commonStructs?.find(one => one.name === type);
  const fields = field.fields ?? common?.fields;
  if (!fields) throw new Error(`${definition.name} has no struct ${type}`);
  return fields;
}

function defaultOf(field: FieldDefinition, context: Context): unknown {
  if (field.default === 'null') return null;
  if (field.type.startsWith('[]')) return [];
  switch (field.type) {
    case 'bool':
      return String(field.default) === 'true';
    case 'string':
      return field.default ?? '';
    case 'uuid':
      return ZERO_UUID;
    case 'int64':
      return BigInt(String(field.default ?? 0));
    case 'bytes':
    case 'records':
      return field.nullableVersions ? null : Buffer.alloc(0);
    default:
      return /^[A-Z]/.test(field.type)
        ? Object.fromEntries(
            structFields(field, field.type, context).map(inner => [
              inner.name.charAt(0).toLowerCase() + inner.name.slice(1),
              defaultOf(inner, context),
            ]),
          )
        : Number(field.default ?? 0);
  }
}

function includes(range: string | undefined, version: number): boolean {
  const match = /^(\d+)(?:(\+)|-(\d+))?$/.exec(range ?? 'none');
  if (!match) return false;
  const min = Number(match[1]);
  const max = match[2] ? Infinity : Number(match[3] ?? match[1]);
  return version >= min && version <= max;
}

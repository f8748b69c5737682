import { ProtoField, ProtoMessage, ProtoType } from '../model/ProtoFile';

const families: Record<ProtoType, string> = {
  int32: 'varint',
  int64: 'varint',
  uint32: 'varint',
  uint64: 'varint',
  bool: 'varint',
  enum: 'varint',
  sint32: 'zigzag',
  sint64: 'zigzag',
  fixed32: 'fixed32',
  sfixed32: 'fixed32',
  fixed64: 'fixed64',
  sfixed64: 'fixed64',
  string: 'bytes',
  bytes: 'bytes',
  float: 'float',
  double: 'double',
  message: 'message',
  group: 'group',
};

/** Types of one family read each other's bytes. Maps are a family of their own. */
export function wireFamily(field: ProtoField): string {
  if (mapEntryOf(field)) return 'map';
  return field.type ? families[field.type] : '';
}

/** The message behind a field of type message or group. */
export function messageOf(field: ProtoField): ProtoMessage | undefined {
  return field.target?.kind === 'message' ? field.target : undefined;
}

/** The entry behind a map field. */
export function mapEntryOf(field: ProtoField): ProtoMessage | undefined {
  const message = messageOf(field);
  return message?.mapEntry ? message : undefined;
}

/** A type for people: `Leg`, `repeated int32`, `map<string, Leg>`. */
export function describeFieldType(field: ProtoField): string {
  return describe(field, typeText);
}

/** The same with kinds and full names, for types that look alike: `group harbour.Trip.Leg`. */
export function describeFieldTypeInFull(field: ProtoField): string {
  return describe(field, ({ target, type }) =>
    target ? `${type ?? target.kind} ${target.fullName}` : type ?? '',
  );
}

function describe(
  field: ProtoField,
  textOf: (field: ProtoField) => string,
): string {
  const entry = mapEntryOf(field);
  if (entry) return `map<${entry.fields.map(textOf).join(', ')}>`;
  const text = textOf(field);
  return field.label === 'repeated' ? `repeated ${text}` : text;
}

function typeText({ target, type }: ProtoField): string {
  return target?.name ?? type ?? '';
}

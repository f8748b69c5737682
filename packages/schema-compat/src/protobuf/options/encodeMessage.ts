import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { isPackable, ProtoField, ProtoType } from '../model/ProtoFile';
import {
  FieldValue,
  isMessageValue,
  MessageValue,
  optionValue,
} from '../model/ProtoOptions';

/** The bytes of a message, fields in the order of their numbers. */
export function encodeMessage(message: MessageValue): Uint8Array {
  const writer = new BinaryWriter();
  writeMessage(writer, message);
  return writer.finish();
}

function writeMessage(writer: BinaryWriter, message: MessageValue): void {
  for (const [field, values] of fieldsInOrder(message)) {
    if (isPacked(field)) {
      writer.tag(field.number, WireType.LengthDelimited).fork();
      for (const value of values) writeScalar(writer, field.type, value);
      writer.join();
    } else {
      for (const value of values) writeField(writer, field, value);
    }
  }
  for (const bytes of message.unknown) writer.raw(bytes);
}

/**
 * The fields of a message value by number. Where a field cannot be told from one that is absent,
 * it is.
 */
export function fieldsInOrder(
  message: MessageValue,
): [ProtoField, FieldValue[]][] {
  return [...message.fields]
    .filter(([field, [value]]) => hasPresence(field) || !isZero(value))
    .sort(([a], [b]) => a.number - b.number);
}

function hasPresence(field: ProtoField): boolean {
  return (
    !field.implicit ||
    field.proto3Optional ||
    !!field.oneof ||
    field.label === 'repeated' ||
    field.extendee !== undefined
  );
}

function isZero(value: FieldValue | undefined): boolean {
  return value instanceof Uint8Array
    ? value.length === 0
    : value === 0n || value === '' || value === false || Object.is(value, 0);
}

function isPacked(field: ProtoField): boolean {
  if (field.label !== 'repeated' || !isPackable(field.type)) return false;
  const packed = optionValue(field.options, 'packed');
  return typeof packed === 'boolean' ? packed : field.implicit;
}

function writeField(
  writer: BinaryWriter,
  field: ProtoField,
  value: FieldValue,
): void {
  if (!isMessageValue(value)) {
    writer.tag(field.number, wireTypeOf(field.type));
    writeScalar(writer, field.type, value);
  } else if (field.type === 'group') {
    writer.tag(field.number, WireType.StartGroup);
    writeMessage(writer, value);
    writer.tag(field.number, WireType.EndGroup);
  } else {
    writer.tag(field.number, WireType.LengthDelimited).fork();
    writeMessage(writer, value);
    writer.join();
  }
}

/** How values of a type stand on the wire. */
export function wireTypeOf(type: ProtoType | undefined): WireType {
  switch (type) {
    case 'double':
    case 'fixed64':
    case 'sfixed64':
      return WireType.Bit64;
    case 'float':
    case 'fixed32':
    case 'sfixed32':
      return WireType.Bit32;
    case 'string':
    case 'bytes':
    case 'message':
      return WireType.LengthDelimited;
    case 'group':
      return WireType.StartGroup;
    default:
      return WireType.Varint;
  }
}

function writeScalar(
  writer: BinaryWriter,
  type: ProtoType | undefined,
  value: FieldValue,
): void {
  if (typeof value === 'string') {
    writer.string(value);
  } else if (value instanceof Uint8Array) {
    writer.bytes(value);
  } else if (typeof value === 'boolean') {
    writer.bool(value);
  } else if (typeof value === 'bigint') {
    writeWide(writer, type, value);
  } else if (typeof value === 'number') {
    writeNumber(writer, type, value);
  }
}

function writeWide(
  writer: BinaryWriter,
  type: ProtoType | undefined,
  value: bigint,
): void {
  if (type === 'uint64') writer.uint64(value);
  else if (type === 'sint64') writer.sint64(value);
  else if (type === 'fixed64') writer.fixed64(value);
  else if (type === 'sfixed64') writer.sfixed64(value);
  else writer.int64(value);
}

function writeNumber(
  writer: BinaryWriter,
  type: ProtoType | undefined,
  value: number,
): void {
  if (type === 'double') writer.double(value);
  else if (type === 'float') writer.float(value);
  else if (type === 'uint32') writer.uint32(value);
  else if (type === 'sint32') writer.sint32(value);
  else if (type === 'fixed32') writer.fixed32(value);
  else if (type === 'sfixed32') writer.sfixed32(value);
  else writer.int32(value);
}

import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { Symbols } from '../link/Symbols';
import { isPackable, ProtoField, ProtoMessage } from '../model/ProtoFile';
import {
  FieldValue,
  isMessageValue,
  MessageValue,
} from '../model/ProtoOptions';
import { wireTypeOf } from './encodeMessage';

const maxDepth = 100;

/**
 * Reads a message by its definition; what no known field explains is kept as it is.
 *
 * @throws Error when the bytes are no message at all
 */
export function decodeMessage(
  bytes: Uint8Array,
  type: ProtoMessage,
  symbols: Symbols,
  depth = 0,
): MessageValue {
  const message: MessageValue = { type, fields: new Map(), unknown: [] };
  const byNumber = new Map(type.fields.map(field => [field.number, field]));
  const reader = new BinaryReader(bytes);
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const [number, wireType] = reader.tag();
    const field = byNumber.get(number) ?? symbols.extension(type, number);
    const read =
      field && depth < maxDepth
        ? readField(reader, { field, number, wireType, depth }, symbols)
        : undefined;
    if (field && read) {
      addValues(message, field, read);
    } else {
      reader.pos = start;
      reader.tag();
      reader.skip(wireType, number);
      message.unknown.push(bytes.slice(start, reader.pos));
    }
  }
  return message;
}

interface Position {
  field: ProtoField;
  number: number;
  wireType: WireType;
  depth: number;
}

/** The values at a tag; undefined when they are written in another way than the field's. */
function readField(
  reader: BinaryReader,
  { field, number, wireType, depth }: Position,
  symbols: Symbols,
): FieldValue[] | undefined {
  const expected = wireTypeOf(field.type);
  if (field.target?.kind === 'message' && wireType === expected) {
    const content =
      wireType === WireType.StartGroup
        ? groupContent(reader, number)
        : reader.bytes();
    return [decodeMessage(content, field.target, symbols, depth + 1)];
  }
  if (wireType === expected) return [readScalar(reader, field)];
  const packed =
    field.label === 'repeated' &&
    isPackable(field.type) &&
    wireType === WireType.LengthDelimited;
  if (!packed) return undefined;
  const end = reader.uint32() + reader.pos;
  const values: FieldValue[] = [];
  while (reader.pos < end) values.push(readScalar(reader, field));
  return values;
}

/** The bytes between the tags of a group. */
function groupContent(reader: BinaryReader, number: number): Uint8Array {
  const skipped = reader.skip(WireType.StartGroup, number);
  const content = new BinaryReader(skipped);
  let end = 0;
  while (content.pos < content.len) {
    end = content.pos;
    const [inner, wireType] = content.tag();
    if (wireType === WireType.EndGroup) break;
    content.skip(wireType, inner);
  }
  return skipped.slice(0, end);
}

function addValues(
  message: MessageValue,
  field: ProtoField,
  values: FieldValue[],
): void {
  const before = message.fields.get(field) ?? [];
  if (field.label === 'repeated') {
    for (const value of values) before.push(value);
    message.fields.set(field, before);
    return;
  }
  const [earlier] = before;
  const last = values.at(-1);
  if (last === undefined) return;
  // A message that stands twice on the wire is one message in two parts.
  if (isMessageValue(earlier) && isMessageValue(last)) {
    for (const [inner, more] of last.fields) addValues(earlier, inner, more);
    earlier.unknown.push(...last.unknown);
  } else {
    message.fields.set(field, [last]);
  }
}

function readScalar(reader: BinaryReader, { type }: ProtoField): FieldValue {
  switch (type) {
    case 'double':
      return reader.double();
    case 'float':
      return reader.float();
    case 'int64':
      return BigInt(reader.int64());
    case 'uint64':
      return BigInt(reader.uint64());
    case 'sint64':
      return BigInt(reader.sint64());
    case 'fixed64':
      return BigInt(reader.fixed64());
    case 'sfixed64':
      return BigInt(reader.sfixed64());
    case 'bool':
      return reader.bool();
    case 'string':
      return reader.string();
    case 'bytes':
      return reader.bytes();
    case 'uint32':
      return reader.uint32();
    case 'sint32':
      return reader.sint32();
    case 'fixed32':
      return reader.fixed32();
    case 'sfixed32':
      return reader.sfixed32();
    default:
      return reader.int32();
  }
}

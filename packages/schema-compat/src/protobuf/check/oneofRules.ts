import { ProtoField, ProtoMessage, ProtoOneof } from '../model/ProtoFile';
import { ProtobufFinding } from './ProtobufFinding';

/**
 * What may not happen to oneofs: a field that leaves one makes its records look empty, and two
 * fields that come together can have been written both.
 */
export function checkOneofs(
  reader: ProtoMessage,
  writer: ProtoMessage,
): ProtobufFinding[] {
  const read = new Map(reader.fields.map(field => [field.number, field]));
  const written = new Map(writer.fields.map(field => [field.number, field]));
  return [
    ...reader.oneofs.flatMap(oneof => joined(oneof, { reader, written })),
    ...writer.oneofs.flatMap(oneof => left(oneof, { reader, writer, read })),
  ];
}

/** Fields that stood alone and share a oneof now. */
function joined(
  oneof: ProtoOneof,
  {
    reader,
    written,
  }: { reader: ProtoMessage; written: ReadonlyMap<number, ProtoField> },
): ProtobufFinding[] {
  const before = membersOf(reader, oneof).flatMap(field => {
    const old = written.get(field.number);
    return old ? [{ field, oneof: old.oneof }] : [];
  });
  const moved = before.filter(each => !each.oneof).map(({ field }) => field);
  const [first] = moved;
  if (!first) return [];
  const names = moved.map(({ name }) => `"${name}"`).join(', ');
  if (moved.length > 1) {
    return [
      {
        rule: 'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
        path: oneof.pointer,
        step: first.name,
        detail: `moves fields ${names} into oneof "${oneof.name}"`,
      },
    ];
  }
  return before.some(each => each.oneof)
    ? [
        {
          rule: 'FIELD_MOVED_TO_EXISTING_ONEOF',
          path: first.pointer,
          step: first.name,
          detail: `moves field ${names} into the oneof "${oneof.name}" that was there`,
        },
      ]
    : [];
}

/** Fields that were of a oneof and are not of what became of it. */
function left(
  oneof: ProtoOneof,
  {
    reader,
    writer,
    read,
  }: {
    reader: ProtoMessage;
    writer: ProtoMessage;
    read: ReadonlyMap<number, ProtoField>;
  },
): ProtobufFinding[] {
  const members = membersOf(writer, oneof);
  const heirs = members.map(({ number }) => read.get(number)?.oneof);
  const heir =
    reader.oneofs.find(({ name }) => name === oneof.name) ??
    heirs.find(Boolean);
  return members.flatMap(field => {
    const now = read.get(field.number);
    // A oneof that is dissolved as a whole leaves every field readable.
    if (now && (!heir || now.oneof === heir)) return [];
    return [
      {
        rule: 'ONEOF_FIELD_REMOVED',
        path: now?.pointer ?? field.pointer,
        step: now?.name ?? field.name,
        detail: `takes field "${field.name}" out of oneof "${oneof.name}"`,
      },
    ];
  });
}

function membersOf(message: ProtoMessage, oneof: ProtoOneof): ProtoField[] {
  return message.fields.filter(field => field.oneof === oneof);
}

import { say } from '../../sentences/say';
import { ProtoField, ProtoMessage, ProtoOneof } from '../model/ProtoFile';
import { membersByOneof } from '../model/membersByOneof';
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
  const heirs = new Map(reader.oneofs.map(oneof => [oneof.name, oneof]));
  return [
    ...[...membersByOneof(reader.fields)].flatMap(([oneof, members]) =>
      joined(oneof, members, written),
    ),
    ...[...membersByOneof(writer.fields)].flatMap(([oneof, members]) =>
      left(oneof, members, { read, heir: heirs.get(oneof.name) }),
    ),
  ];
}

/** Fields that come together in a oneof, from outside of any or from different ones. */
function joined(
  oneof: ProtoOneof,
  members: readonly ProtoField[],
  written: ReadonlyMap<number, ProtoField>,
): ProtobufFinding[] {
  const before = members.flatMap(field => {
    const old = written.get(field.number);
    return old ? [{ field, oneof: old.oneof }] : [];
  });
  const origin = originOf(
    oneof,
    before.map(each => each.oneof),
  );
  const moved = before
    .filter(each => !origin || each.oneof !== origin)
    .map(({ field }) => field);
  const [first] = moved;
  if (!first) return [];
  const names = moved.map(({ name }) => `"${name}"`).join(', ');
  if (moved.length > 1) {
    return [
      {
        rule: 'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
        path: oneof.pointer,
        step: first.name,
        problem: say('schema.proto.joins-oneof', {
          fields: names,
          oneof: oneof.name,
        }),
      },
    ];
  }
  return origin
    ? [
        {
          rule: 'FIELD_MOVED_TO_EXISTING_ONEOF',
          path: first.pointer,
          step: first.name,
          problem: say('schema.proto.joins-old-oneof', {
            field: names,
            oneof: oneof.name,
          }),
        },
      ]
    : [];
}

/**
 * The oneof that another goes on from: the only one that members come from, or of several the one
 * of the same name.
 */
function originOf(
  { name }: ProtoOneof,
  before: readonly (ProtoOneof | undefined)[],
): ProtoOneof | undefined {
  const origins = [...new Set(before.filter(each => each !== undefined))];
  return origins.length > 1
    ? origins.find(each => each.name === name)
    : origins[0];
}

/** Fields that were of a oneof and are not of what became of it. */
function left(
  oneof: ProtoOneof,
  members: readonly ProtoField[],
  {
    read,
    heir: namesake,
  }: {
    read: ReadonlyMap<number, ProtoField>;
    heir: ProtoOneof | undefined;
  },
): ProtobufFinding[] {
  const heirs = members.map(({ number }) => read.get(number)?.oneof);
  const heir = namesake ?? heirs.find(Boolean);
  return members.flatMap(field => {
    const now = read.get(field.number);
    // A oneof that is dissolved as a whole leaves every field readable.
    if (now && (!heir || now.oneof === heir)) return [];
    return [
      {
        rule: 'ONEOF_FIELD_REMOVED',
        path: now?.pointer ?? field.pointer,
        step: now?.name ?? field.name,
        problem: say('schema.proto.leaves-oneof', {
          field: field.name,
          oneof: oneof.name,
        }),
      },
    ];
  });
}

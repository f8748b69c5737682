import { FieldRow } from '../model/SchemaField';
import { joinPath, markOf } from './check/checkProtobuf';
import { mapEntryOf, messageOf } from './check/wireFamily';
import { ProtoField, ProtoMessage } from './model/ProtoFile';
import {
  isMessageValue,
  memberValue,
  memberValues,
  MessageValue,
  optionValue,
} from './model/ProtoOptions';
import { ProtobufDocument } from './ProtobufDocument';

const maxRows = 10_000;
const maxDepth = 50;
/** The option in which data contracts keep documentation and tags of a field. */
const metaOption = 'confluent.field_meta';

/** A row, with the field behind it. */
export interface ProtobufFieldRow extends FieldRow {
  field: ProtoField;
}

class FieldTable {
  readonly rows: ProtobufFieldRow[] = [];

  enter(
    message: ProtoMessage,
    prefix: string,
    around: readonly ProtoMessage[],
  ): void {
    if (around.includes(message) || around.length >= maxDepth) return;
    const inside = [...around, message];
    for (const field of message.fields) {
      if (this.rows.length >= maxRows) return;
      const path = joinPath(prefix, field.name);
      this.rows.push({ ...rowOf(field), path, field });
      const held = heldMessage(field);
      if (held && !isWellKnown(held)) {
        this.enter(held, `${path}${markOf(field)}`, inside);
      }
    }
  }
}

/** The rows of a `.proto` file; see `listFields`. Extensions are not among them. */
export function listProtobufFields(
  document: ProtobufDocument,
): ProtobufFieldRow[] {
  const table = new FieldTable();
  for (const { message, prefix } of document.roots()) {
    table.enter(message, prefix, []);
  }
  return table.rows;
}

/** The message in a field, or in the values of a map. */
export function heldMessage(field: ProtoField): ProtoMessage | undefined {
  const value = mapEntryOf(field)?.fields[1];
  return messageOf(value ?? field);
}

/** Types that everybody knows are told as such, and not as what they consist of. */
function isWellKnown({ fullName }: ProtoMessage): boolean {
  return /^(?:google\.(?:protobuf|type)|confluent\.type)\./.test(fullName);
}

function rowOf(field: ProtoField): Omit<ProtobufFieldRow, 'path' | 'field'> {
  const held = heldMessage(field);
  const doc = memberValue(metaOf(field), 'doc');
  return {
    fullName: field.fullName,
    pointer: field.pointer,
    type: typeOf(field),
    nullable: hasPresence(field),
    default: defaultOf(field),
    doc: field.comment ?? (typeof doc === 'string' ? doc : undefined),
    tags: memberValues(metaOf(field), 'tags').filter(isText),
    logicalType: held && isWellKnown(held) ? held.fullName : undefined,
  };
}

/** Documentation and tags that the field itself carries. */
export function metaOf(field: ProtoField): MessageValue | undefined {
  const meta = optionValue(field.options, metaOption);
  return isMessageValue(meta) ? meta : undefined;
}

/** Whether a record can be without the field and say so. */
export function hasPresence(field: ProtoField): boolean {
  if (field.label === 'repeated' || field.label === 'required') return false;
  return (
    field.proto3Optional ||
    !!field.oneof ||
    !!messageOf(field) ||
    !field.implicit
  );
}

function typeOf(field: ProtoField): string {
  const text = (each: ProtoField | undefined) =>
    each?.target?.name ?? each?.type ?? '';
  const entry = mapEntryOf(field);
  if (entry) return `map<${entry.fields.map(text).join(', ')}>`;
  return field.label === 'repeated' ? `array<${text(field)}>` : text(field);
}

function defaultOf({ defaultValue, type }: ProtoField): string | undefined {
  const isQuoted = type === 'string' || type === 'bytes' || type === 'enum';
  return defaultValue !== undefined && isQuoted
    ? JSON.stringify(defaultValue)
    : defaultValue;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

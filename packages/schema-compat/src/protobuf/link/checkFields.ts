import {
  isPackable,
  maxFieldNumber,
  maxInt32,
  ProtoField,
  ProtoType,
} from '../model/ProtoFile';
import { optionValue } from '../model/ProtoOptions';
import { numberFault } from './checkMessages';
import { RangeIndex } from './RangeIndex';
import { allFields, allMessages, LinkContext } from './resolveTypes';

const wideTypes: ReadonlySet<ProtoType | undefined> = new Set<ProtoType>([
  'int64',
  'uint64',
  'sint64',
  'fixed64',
  'sfixed64',
]);

const badKeys: ReadonlySet<ProtoType | undefined> = new Set<ProtoType>([
  'double',
  'float',
  'bytes',
  'message',
  'group',
  'enum',
]);

/** What fields must obey once their types and options are known. */
export function checkFields(context: LinkContext): void {
  for (const message of allMessages(context.file)) {
    if (message.mapEntry) checkMapEntry(message.fields, context);
  }
  const ranges = new Map<object, RangeIndex<{ start: number; end: number }>>();
  for (const field of allFields(context.file)) {
    checkOptions(field, context);
    if (field.extendee !== undefined) {
      checkExtension(field, context, extended => {
        const index =
          ranges.get(extended) ?? new RangeIndex(extended.extensionRanges);
        ranges.set(extended, index);
        return index;
      });
    }
    const closed = field.target?.kind === 'enum' && !field.target.open;
    if (context.file.syntax === 'proto3' && closed) {
      context.report.add(
        'proto3-closed-enum',
        `Field "${field.name}" of a proto3 message uses "${field.typeName}", an enum of a proto2 file`,
        field,
      );
    }
  }
}

function checkMapEntry(
  [key, value]: readonly ProtoField[],
  { report }: LinkContext,
): void {
  if (badKeys.has(key?.type)) {
    report.add(
      'map-key',
      `The key of a map is an integer, a bool or a string, not ${
        key?.typeName ?? key?.type
      }`,
      { pointer: key?.pointer, place: key?.typePlace },
    );
  }
  const first = value?.target?.kind === 'enum' && value.target.values[0];
  if (first && first.number !== 0) {
    report.add(
      'enum-zero',
      `Enum "${value?.typeName}" is the value of a map, and so its first value must be 0`,
      { pointer: value?.pointer, place: value?.typePlace },
    );
  }
}

function checkOptions(field: ProtoField, { report }: LinkContext): void {
  const { type, label, options } = field;
  const isMessage = type === 'message';
  if (
    optionValue(options, 'packed') === true &&
    !(label === 'repeated' && isPackable(type))
  ) {
    report.add(
      'option-misplaced',
      `Field "${field.name}" cannot be packed: only repeated numbers, bools and enums are`,
      field,
    );
  }
  for (const name of ['lazy', 'unverified_lazy']) {
    if (optionValue(options, name) === true && !isMessage) {
      report.add(
        'option-misplaced',
        `Option "${name}" of field "${field.name}" is for messages only`,
        field,
      );
    }
  }
  const jstype = optionValue(options, 'jstype');
  if (jstype !== undefined && jstype !== 0 && !wideTypes.has(type)) {
    report.add(
      'option-misplaced',
      `Option "jstype" of field "${field.name}" is for 64-bit integers only`,
      field,
    );
  }
}

function checkExtension(
  field: ProtoField,
  { file, report }: LinkContext,
  rangesOf: (
    extended: NonNullable<ProtoField['extended']>,
  ) => RangeIndex<{ start: number; end: number }>,
): void {
  const { extended, number, name, pointer } = field;
  const place = { pointer, place: field.numberPlace ?? field.place };
  if (field.label === 'required') {
    report.add('extension-required', `Extension "${name}" cannot be required`, {
      ...place,
      place: field.place,
    });
  }
  if (field.jsonName !== undefined && field.place) {
    report.add(
      'option-misplaced',
      `Option "json_name" is not for extensions such as "${name}"`,
      field,
    );
  }
  if (!extended) return;
  const isSet =
    optionValue(extended.options, 'message_set_wire_format') === true;
  const fault = numberFault(number, isSet ? maxInt32 : maxFieldNumber);
  if (fault) {
    report.add('number-range', `Extension "${name}": ${fault}`, place);
  } else if (!rangesOf(extended).find(number)) {
    report.add(
      'extension-range',
      `"${extended.fullName}" does not declare ${number} as a number for extensions`,
      place,
    );
  }
  if (isSet && (field.label !== 'optional' || field.type !== 'message')) {
    report.add(
      'extension-range',
      `Extensions of the message set "${extended.fullName}" must be optional messages`,
      field,
    );
  }
  const forOptions = /^google\.protobuf\.\w+Options$/.test(extended.fullName);
  if (file.syntax === 'proto3' && !forOptions) {
    report.add(
      'proto3-extensions',
      'Extensions in proto3 are for options only',
      { pointer, place: field.extendeePlace },
    );
  }
}

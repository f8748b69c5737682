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
import { say } from '../../sentences/say';

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
        say('schema.proto.closed-enum', {
          field: field.name,
          type: field.typeName ?? '',
        }),
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
      say('schema.proto.map-key', { type: key?.typeName ?? key?.type ?? '' }),
      { pointer: key?.pointer, place: key?.typePlace },
    );
  }
  const first = value?.target?.kind === 'enum' && value.target.values[0];
  if (first && first.number !== 0) {
    report.add(
      'enum-zero',
      say('schema.proto.map-enum', { name: value?.typeName ?? '' }),
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
      say('schema.proto.not-packable', { name: field.name }),
      field,
    );
  }
  for (const name of ['lazy', 'unverified_lazy']) {
    if (optionValue(options, name) === true && !isMessage) {
      report.add(
        'option-misplaced',
        say('schema.proto.option-for-messages', { name, field: field.name }),
        field,
      );
    }
  }
  const jstype = optionValue(options, 'jstype');
  if (jstype !== undefined && jstype !== 0 && !wideTypes.has(type)) {
    report.add(
      'option-misplaced',
      say('schema.proto.option-jstype', { field: field.name }),
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
    report.add(
      'extension-required',
      say('schema.proto.extension-required', { name }),
      { ...place, place: field.place },
    );
  }
  if (field.jsonName !== undefined && field.place) {
    report.add(
      'option-misplaced',
      say('schema.proto.extension-json-name', { name }),
      field,
    );
  }
  if (!extended) return;
  const isSet =
    optionValue(extended.options, 'message_set_wire_format') === true;
  const fault = numberFault(number, isSet ? maxInt32 : maxFieldNumber);
  if (fault) {
    report.add(
      'number-range',
      say('schema.proto.extension-fault', { name, fault }),
      place,
    );
  } else if (!rangesOf(extended).find(number)) {
    report.add(
      'extension-range',
      say('schema.proto.extension-undeclared', {
        name: extended.fullName,
        number,
      }),
      place,
    );
  }
  if (isSet && (field.label !== 'optional' || field.type !== 'message')) {
    report.add(
      'extension-range',
      say('schema.proto.message-set', { name: extended.fullName }),
      field,
    );
  }
  const forOptions = /^google\.protobuf\.\w+Options$/.test(extended.fullName);
  if (file.syntax === 'proto3' && !forOptions) {
    report.add('proto3-extensions', say('schema.proto.proto3-extensions'), {
      pointer,
      place: field.extendeePlace,
    });
  }
}

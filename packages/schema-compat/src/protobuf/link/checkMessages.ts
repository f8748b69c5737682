import {
  maxFieldNumber,
  maxInt32,
  ProtoField,
  ProtoMessage,
  toJsonName,
} from '../model/ProtoFile';
import { optionValue } from '../model/ProtoOptions';
import { RangeIndex } from './RangeIndex';
import { allMessages, LinkContext } from './resolveTypes';

/** Numbers that the implementations keep for themselves. */
const implementationNumbers = { start: 19_000, end: 19_999 };

/** What the messages of a file must obey besides the meaning of their names. */
export function checkMessages(context: LinkContext): void {
  for (const message of allMessages(context.file)) {
    checkNumbers(message, context);
    checkReservedNames(message, context);
    checkOneofs(message, context);
    checkJsonNames(message, context);
    checkRanges(message, context);
  }
}

function checkNumbers(message: ProtoMessage, { report }: LinkContext): void {
  const taken = new Map<number, ProtoField>();
  const reserved = new RangeIndex(message.reservedRanges);
  const extensions = new RangeIndex(message.extensionRanges);
  for (const field of message.fields) {
    const { number, name, pointer } = field;
    const place = { pointer, place: field.numberPlace ?? field.place };
    const twin = taken.get(number);
    if (twin) {
      report.add(
        'duplicate-number',
        `Field number ${number} of "${name}" is taken by field "${twin.name}"`,
        place,
      );
    }
    taken.set(number, twin ?? field);
    const fault = numberFault(number, maxFieldNumber);
    if (fault) {
      report.add('number-range', `Field "${name}": ${fault}`, place);
    }
    if (reserved.find(number)) {
      report.add(
        'reserved-number',
        `Field "${name}" uses the reserved number ${number}`,
        place,
      );
    }
    const range = extensions.find(number);
    if (range) {
      report.add(
        'reserved-number',
        `Field "${name}" uses number ${number}, which extensions may use (${range.start} to ${range.end})`,
        place,
      );
    }
  }
}

/** Why a number is none for fields, in one sentence. */
export function numberFault(number: number, max: number): string | undefined {
  if (number < 1) return 'field numbers start at 1';
  if (number > max) return `field numbers end at ${max}, found ${number}`;
  const { start, end } = implementationNumbers;
  return number >= start && number <= end
    ? `numbers ${start} to ${end} are kept for the implementation, found ${number}`
    : undefined;
}

function checkReservedNames(
  message: ProtoMessage,
  { report }: LinkContext,
): void {
  const reserved = new Set<string>();
  for (const { name, place } of message.reservedNames) {
    if (reserved.has(name)) {
      report.add('reserved-name', `Name "${name}" is reserved twice`, {
        pointer: message.pointer,
        place,
      });
    }
    reserved.add(name);
  }
  for (const field of message.fields) {
    if (reserved.has(field.name)) {
      report.add(
        'reserved-name',
        `Field name "${field.name}" is reserved`,
        field,
      );
    }
  }
}

function checkOneofs(message: ProtoMessage, { report }: LinkContext): void {
  const used = new Set(message.fields.map(({ oneof }) => oneof));
  for (const oneof of message.oneofs) {
    if (!used.has(oneof)) {
      report.add('oneof-empty', `Oneof "${oneof.name}" has no field`, oneof);
    }
  }
}

function checkRanges(message: ProtoMessage, context: LinkContext): void {
  const { file, report } = context;
  const place = { pointer: message.pointer, place: message.place };
  if (file.syntax === 'proto3' && message.extensionRanges.length) {
    report.add(
      'proto3-extensions',
      `Message "${message.name}" has extension ranges, which proto3 does not have`,
      place,
    );
  }
  const isSet =
    optionValue(message.options, 'message_set_wire_format') === true;
  const limits = { max: isSet ? maxInt32 : maxFieldNumber, min: 1 };
  for (const range of [...message.reservedRanges, ...message.extensionRanges]) {
    const at = { pointer: message.pointer, place: range.place };
    if (range.start > range.end) {
      report.add(
        'number-range',
        `Range ${range.start} to ${range.end} ends before it starts`,
        at,
      );
    } else if (range.start < limits.min || range.end > limits.max) {
      report.add(
        'number-range',
        `Range ${range.start} to ${range.end} is not within 1 to ${limits.max}`,
        at,
      );
    }
  }
  checkOverlaps(message, context);
}

function checkOverlaps(message: ProtoMessage, { report }: LinkContext): void {
  const ranges = new RangeIndex([
    ...message.reservedRanges,
    ...message.extensionRanges,
  ]);
  for (const [first, second] of ranges.overlaps()) {
    report.add(
      'range-overlap',
      `Range ${second.start} to ${second.end} overlaps with ${first.start} to ${first.end}`,
      { pointer: message.pointer, place: second.place },
    );
  }
}

/** JSON has one name for each field, given by the author or made from the field's own. */
function checkJsonNames(message: ProtoMessage, { file, report }: LinkContext) {
  const isLegacy =
    file.syntax === 'proto2' ||
    optionValue(message.options, 'deprecated_legacy_json_field_conflicts') ===
      true;
  for (const withCustom of [false, true]) {
    const taken = new Map<string, { field: ProtoField; custom: boolean }>();
    for (const field of message.fields) {
      const fallback = toJsonName(field.name);
      const name = withCustom ? field.jsonName ?? fallback : fallback;
      const custom = name !== fallback;
      const before = taken.get(name);
      if (!before) taken.set(name, { field, custom });
      const involvesDefault = !custom || !before?.custom;
      const reportedBefore = withCustom && !custom && !before?.custom;
      const tolerated = isLegacy && involvesDefault;
      if (before && !reportedBefore && !tolerated) {
        report.add(
          'json-name-conflict',
          `Field "${field.name}" has the JSON name "${name}" as field "${before.field.name}" has`,
          field,
        );
      }
      if (withCustom && custom && /^\[.*\]$/s.test(name)) {
        report.add(
          'json-name',
          `JSON name "${name}" of field "${field.name}" looks like an extension; it may not stand in brackets`,
          field,
        );
      }
    }
  }
}

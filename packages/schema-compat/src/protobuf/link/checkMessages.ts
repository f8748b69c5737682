import {
  maxFieldNumber,
  maxInt32,
  ProtoField,
  ProtoMessage,
  toJsonName,
} from '../model/ProtoFile';
import { optionValue } from '../model/ProtoOptions';
import { RangeIndex, sayOverlap } from './RangeIndex';
import { allMessages, LinkContext } from './resolveTypes';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

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
        say('schema.proto.number-taken', { number, name, other: twin.name }),
        place,
      );
    }
    taken.set(number, twin ?? field);
    const fault = numberFault(number, maxFieldNumber);
    if (fault) {
      report.add(
        'number-range',
        say('schema.proto.field-number', { name, fault }),
        place,
      );
    }
    if (reserved.find(number)) {
      report.add(
        'reserved-number',
        say('schema.proto.number-reserved', { name, number }),
        place,
      );
    }
    const range = extensions.find(number);
    if (range) {
      report.add(
        'reserved-number',
        say('schema.proto.number-for-extensions', {
          name,
          number,
          start: range.start,
          end: range.end,
        }),
        place,
      );
    }
  }
}

/** Why a number is none for fields, in one sentence. */
export function numberFault(number: number, max: number): Said | undefined {
  if (number < 1) return say('schema.proto.numbers-start');
  if (number > max) return say('schema.proto.numbers-end', { max, number });
  const { start, end } = implementationNumbers;
  return number >= start && number <= end
    ? say('schema.proto.numbers-kept', { start, end, number })
    : undefined;
}

function checkReservedNames(
  message: ProtoMessage,
  { report }: LinkContext,
): void {
  const reserved = new Set<string>();
  for (const { name, place } of message.reservedNames) {
    if (reserved.has(name)) {
      report.add(
        'reserved-name',
        say('schema.proto.reserved-twice', { name }),
        {
          pointer: message.pointer,
          place,
        },
      );
    }
    reserved.add(name);
  }
  for (const field of message.fields) {
    if (reserved.has(field.name)) {
      report.add(
        'reserved-name',
        say('schema.proto.field-name-reserved', { name: field.name }),
        field,
      );
    }
  }
}

function checkOneofs(message: ProtoMessage, { report }: LinkContext): void {
  const used = new Set(message.fields.map(({ oneof }) => oneof));
  for (const oneof of message.oneofs) {
    if (!used.has(oneof)) {
      report.add(
        'oneof-empty',
        say('schema.proto.oneof-empty', { name: oneof.name }),
        oneof,
      );
    }
  }
}

function checkRanges(message: ProtoMessage, context: LinkContext): void {
  const { file, report } = context;
  const place = { pointer: message.pointer, place: message.place };
  if (file.syntax === 'proto3' && message.extensionRanges.length) {
    report.add(
      'proto3-extensions',
      say('schema.proto.extension-ranges', { name: message.name }),
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
        say('schema.proto.range-order', { start: range.start, end: range.end }),
        at,
      );
    } else if (range.start < limits.min || range.end > limits.max) {
      report.add(
        'number-range',
        say('schema.proto.range-limits', {
          start: range.start,
          end: range.end,
          max: limits.max,
        }),
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
    report.add('range-overlap', sayOverlap(first, second), {
      pointer: message.pointer,
      place: second.place,
    });
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
          say('schema.proto.json-name-taken', {
            field: field.name,
            name,
            other: before.field.name,
          }),
          field,
        );
      }
      if (withCustom && custom && /^\[.*\]$/s.test(name)) {
        report.add(
          'json-name',
          say('schema.proto.json-name-brackets', { name, field: field.name }),
          field,
        );
      }
    }
  }
}

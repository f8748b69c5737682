import { valueByName, valueByNumber } from '../model/enumValues';
import { maxInt32, ProtoField, ProtoType } from '../model/ProtoFile';
import { FieldValue, WrittenValue } from '../model/ProtoOptions';
import { integerOf } from '../syntax/TokenStream';

/** Why a written value is not one of a field. */
export class OptionValueError extends Error {
  readonly place: WrittenValue['place'];

  constructor(message: string, place: WrittenValue['place']) {
    super(message);
    this.name = 'OptionValueError';
    this.place = place;
  }
}

const integerBits: Partial<Record<ProtoType, [bits: number, signed: boolean]>> =
  {
    int32: [32, true],
    sint32: [32, true],
    sfixed32: [32, true],
    uint32: [32, false],
    fixed32: [32, false],
    int64: [64, true],
    sint64: [64, true],
    sfixed64: [64, true],
    uint64: [64, false],
    fixed64: [64, false],
  };

const numberWords: ReadonlyMap<string, number> = new Map([
  ['inf', Infinity],
  ['infinity', Infinity],
  ['nan', NaN],
]);

const textBooleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['t', true],
  ['false', false],
  ['False', false],
  ['f', false],
]);

/**
 * The value of a field that is no message. Aggregates allow more spellings than options and
 * defaults do.
 *
 * @throws OptionValueError when the value does not fit.
 */
export function scalarValue(
  field: ProtoField,
  written: WrittenValue,
  { inAggregate }: { inAggregate: boolean },
): FieldValue {
  const { type } = field;
  const integer = type && integerBits[type];
  if (integer) return integerValue(field, written, integer);
  switch (type) {
    case 'float':
    case 'double':
      return floatValue(field, written, inAggregate);
    case 'bool':
      return booleanValue(field, written, inAggregate);
    case 'string':
      if (written.kind !== 'string') return misfit(field, written, 'a string');
      return new TextDecoder().decode(written.bytes);
    case 'bytes':
      if (written.kind !== 'string') return misfit(field, written, 'a string');
      return written.bytes;
    case 'enum':
      return enumValue(field, written, inAggregate);
    default:
      return misfit(field, written, 'a message in braces');
  }
}

function integerValue(
  field: ProtoField,
  written: WrittenValue,
  [bits, signed]: [bits: number, signed: boolean],
): bigint | number {
  if (written.kind !== 'number' || !written.isInteger) {
    return misfit(field, written, 'a whole number');
  }
  const size = integerOf(written.text);
  const value = written.negative ? -size : size;
  const [low, high] = signed
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  if (value < low || value > high || (!signed && written.negative)) {
    return misfit(field, written, `a number from ${low} to ${high}`);
  }
  return bits === 64 ? value : Number(value);
}

function floatValue(
  field: ProtoField,
  written: WrittenValue,
  inAggregate: boolean,
): number {
  if (written.kind === 'identifier') {
    const word = inAggregate ? written.text.toLowerCase() : written.text;
    const value = numberWords.get(word);
    return value === undefined || (word === 'infinity' && !inAggregate)
      ? misfit(field, written, 'a number')
      : value;
  }
  if (written.kind !== 'number') return misfit(field, written, 'a number');
  const size = written.isInteger
    ? Number(integerOf(written.text))
    : numberWords.get(written.text) ?? Number(written.text);
  const value = written.negative ? -size : size;
  return field.type === 'float' ? Math.fround(value) : value;
}

function booleanValue(
  field: ProtoField,
  written: WrittenValue,
  inAggregate: boolean,
): boolean {
  if (written.kind === 'number' && written.isInteger && inAggregate) {
    const number = integerOf(written.text);
    return number > 1n || written.negative
      ? misfit(field, written, '0 or 1')
      : number === 1n;
  }
  const text = written.kind === 'identifier' ? written.text : '';
  const strict = text === 'true' || text === 'false';
  const value = strict || inAggregate ? textBooleans.get(text) : undefined;
  return value ?? misfit(field, written, '"true" or "false"');
}

function enumValue(
  field: ProtoField,
  written: WrittenValue,
  inAggregate: boolean,
): number {
  const { target } = field;
  if (target?.kind !== 'enum') return misfit(field, written, 'an enum value');
  const expected = `a value of enum "${target.fullName}"`;
  if (written.kind === 'identifier') {
    const found = valueByName(target, written.text);
    return found?.number ?? misfit(field, written, expected);
  }
  if (!inAggregate || written.kind !== 'number' || !written.isInteger) {
    return misfit(field, written, 'the name of an enum value');
  }
  const number = Number(integerOf(written.text)) * (written.negative ? -1 : 1);
  const fits = target.open
    ? number === Math.trunc(number) && Math.abs(number) <= maxInt32
    : valueByNumber(target, number);
  return fits ? number : misfit(field, written, expected);
}

function misfit(
  field: ProtoField,
  written: WrittenValue,
  expected: string,
): never {
  throw new OptionValueError(
    `"${field.name}" needs ${expected}, found ${describe(written)}`,
    written.place,
  );
}

function describe(written: WrittenValue): string {
  switch (written.kind) {
    case 'number':
      return `${written.negative ? '-' : ''}${written.text.slice(0, 40)}`;
    case 'identifier':
      return written.text.slice(0, 40);
    case 'string':
      return 'a string';
    case 'list':
      return 'a list';
    default:
      return 'a message';
  }
}

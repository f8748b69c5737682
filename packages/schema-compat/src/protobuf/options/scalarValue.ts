import { valueByName, valueByNumber } from '../model/enumValues';
import { maxInt32, ProtoField, ProtoType } from '../model/ProtoFile';
import { FieldValue, WrittenValue } from '../model/ProtoOptions';
import { integerOf } from '../syntax/TokenStream';
import { oneOf } from '../../sentences/compose';
import { Said, SaidValue } from '../../sentences/Said';
import { inEnglish, say } from '../../sentences/say';

/** Why a written value is not one of a field. */
export class OptionValueError extends Error {
  readonly said: Said;
  readonly place: WrittenValue['place'];

  constructor(said: Said, place: WrittenValue['place']) {
    super(inEnglish(said));
    this.name = 'OptionValueError';
    this.said = said;
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

/** What a value may have to be. */
const wanted = {
  message: say('schema.proto.wanted-message'),
  number: say('schema.proto.wanted-number'),
  string: say('schema.proto.wanted-string'),
  value: say('schema.proto.wanted-value'),
  valueName: say('schema.proto.wanted-value-name'),
  whole: say('schema.proto.wanted-whole'),
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
      if (written.kind !== 'string')
        return misfit(field, written, wanted.string);
      return new TextDecoder().decode(written.bytes);
    case 'bytes':
      if (written.kind !== 'string')
        return misfit(field, written, wanted.string);
      return written.bytes;
    case 'enum':
      return enumValue(field, written, inAggregate);
    default:
      return misfit(field, written, wanted.message);
  }
}

function integerValue(
  field: ProtoField,
  written: WrittenValue,
  [bits, signed]: [bits: number, signed: boolean],
): bigint | number {
  if (written.kind !== 'number' || !written.isInteger) {
    return misfit(field, written, wanted.whole);
  }
  const size = integerOf(written.text);
  const value = written.negative ? -size : size;
  const [low, high] = signed
    ? [-(1n << BigInt(bits - 1)), (1n << BigInt(bits - 1)) - 1n]
    : [0n, (1n << BigInt(bits)) - 1n];
  if (value < low || value > high || (!signed && written.negative)) {
    return misfit(
      field,
      written,
      say('schema.proto.wanted-range', {
        low: String(low),
        high: String(high),
      }),
    );
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
      ? misfit(field, written, wanted.number)
      : value;
  }
  if (written.kind !== 'number') return misfit(field, written, wanted.number);
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
      ? misfit(field, written, oneOf(['0', '1']))
      : number === 1n;
  }
  const text = written.kind === 'identifier' ? written.text : '';
  const strict = text === 'true' || text === 'false';
  const value = strict || inAggregate ? textBooleans.get(text) : undefined;
  return value ?? misfit(field, written, oneOf(['"true"', '"false"']));
}

function enumValue(
  field: ProtoField,
  written: WrittenValue,
  inAggregate: boolean,
): number {
  const { target } = field;
  if (target?.kind !== 'enum') return misfit(field, written, wanted.value);
  const expected = () =>
    say('schema.proto.wanted-value-of', { name: target.fullName });
  if (written.kind === 'identifier') {
    const found = valueByName(target, written.text);
    return found?.number ?? misfit(field, written, expected());
  }
  if (!inAggregate || written.kind !== 'number' || !written.isInteger) {
    return misfit(field, written, wanted.valueName);
  }
  const number = Number(integerOf(written.text)) * (written.negative ? -1 : 1);
  const fits = target.open
    ? number === Math.trunc(number) && Math.abs(number) <= maxInt32
    : valueByNumber(target, number);
  return fits ? number : misfit(field, written, expected());
}

function misfit(
  field: ProtoField,
  written: WrittenValue,
  expected: SaidValue,
): never {
  throw new OptionValueError(
    say('schema.proto.misfit', {
      name: field.name,
      expected,
      found: describe(written),
    }),
    written.place,
  );
}

function describe(written: WrittenValue): SaidValue {
  switch (written.kind) {
    case 'number':
      return `${written.negative ? '-' : ''}${written.text.slice(0, 40)}`;
    case 'identifier':
      return written.text.slice(0, 40);
    case 'string':
      return wanted.string;
    case 'list':
      return say('schema.proto.found-list');
    default:
      return say('schema.proto.found-message');
  }
}

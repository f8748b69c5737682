import {
  ProtoEnum,
  ProtoExtensionRange,
  ProtoMessage,
  ProtoRange,
} from '../model/ProtoFile';
import { parseOptionList } from './parseOptions';
import { placeOf, TokenStream } from './TokenStream';

/** No declared number can be larger; `max` stands for the largest possible field number. */
const largestWritten = 2 ** 31 - 1;

/** `reserved 1, 5 to 7, 9 to max;` or `reserved "a", "b";`, from behind the keyword on. */
export function parseReserved(
  stream: TokenStream,
  into: Pick<ProtoMessage | ProtoEnum, 'reservedRanges' | 'reservedNames'>,
  limits: { max: number; signed: boolean },
): void {
  if (stream.peek().kind === 'string') {
    do {
      const { bytes, place } = stream.string('reserved');
      const name = new TextDecoder().decode(bytes);
      into.reservedNames.push({ name, place });
    } while (stream.skip(','));
  } else {
    do {
      into.reservedRanges.push(parseRange(stream, limits));
    } while (stream.skip(','));
  }
  stream.endStatement();
}

/** `extensions 100 to 199 [declaration = {…}];`, from behind the keyword on. */
export function parseExtensionRanges(
  stream: TokenStream,
  max: number,
): ProtoExtensionRange[] {
  const ranges: ProtoRange[] = [];
  do {
    ranges.push(parseRange(stream, { max, signed: false }));
  } while (stream.skip(','));
  const written = parseOptionList(stream);
  stream.endStatement();
  return ranges.map(range => ({ ...range, options: { written } }));
}

function parseRange(
  stream: TokenStream,
  { max, signed }: { max: number; signed: boolean },
): ProtoRange {
  const place = placeOf(stream.peek());
  const start = parseNumber(stream, signed);
  if (!stream.skip('to')) return { start, end: start, place };
  const end = stream.skip('max') ? max : parseNumber(stream, signed);
  return { start, end, place };
}

/** A number of a range or an enum value; only those of enums have a sign. */
export function parseNumber(stream: TokenStream, signed: boolean): number {
  const negative = signed && stream.skip('-');
  const limit = negative ? largestWritten + 1 : largestWritten;
  const { value } = stream.integer('number', limit);
  return negative ? 0 - value : value;
}

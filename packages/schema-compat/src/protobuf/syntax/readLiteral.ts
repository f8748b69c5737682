import { Place } from '../model/ProtoFile';
import { ProtoSyntaxError } from './Token';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';

const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['\\', 92],
  ['?', 63],
  ["'", 39],
  ['"', 34],
]);
const escape =
  /\\(?:([abtnvfr\\?'"])|([0-7]{1,3})|[xX]([0-9a-fA-F]{1,2})|u([dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;
const plain = /[^\\"'\n\0]+/y;
const encoder = new TextEncoder();

/**
 * A quoted string that starts at an index: its source text and the bytes it stands for.
 *
 * @throws ProtoSyntaxError when it does not end on its line or has an unknown escape.
 */
export function readLiteral(
  source: string,
  start: number,
  place: Place,
): { text: string; bytes: Uint8Array } {
  const quote = source[start];
  const bytes: number[] = [];
  const failAt = (at: number, said: Said) =>
    new ProtoSyntaxError(said, {
      line: place.line,
      column: place.column + at - start,
    });
  let at = start + 1;
  for (;;) {
    const next = source[at];
    if (next === quote) {
      return {
        text: source.slice(start, at + 1),
        bytes: Uint8Array.from(bytes),
      };
    }
    if (next === undefined || next === '\n' || next === '\0') {
      throw failAt(at, say('schema.proto.string-end'));
    }
    if (next === '\\') {
      escape.lastIndex = at;
      const found = escape.exec(source);
      const value = found ? unescape(found) : undefined;
      if (!found || !value) throw failAt(at, say('schema.proto.escape'));
      bytes.push(...value);
      at += found[0].length;
    } else {
      plain.lastIndex = at;
      const text = plain.exec(source)?.[0] ?? next;
      for (const byte of encoder.encode(text)) bytes.push(byte);
      at += text.length;
    }
  }
}

function unescape(found: RegExpExecArray): Iterable<number> | undefined {
  const [, letter, octal, hexadecimal, short, long] = found;
  if (letter !== undefined) return [simpleEscapes.get(letter) ?? 0];
  if (octal !== undefined) return [parseInt(octal, 8) & 0xff];
  if (hexadecimal !== undefined) return [parseInt(hexadecimal, 16)];
  const [high = '', low] = (short ?? long ?? '').split('\\u');
  if (low !== undefined) {
    const pair = [high, low].map(each => parseInt(each, 16));
    return encoder.encode(String.fromCharCode(...pair));
  }
  const point = parseInt(high, 16);
  return point <= 0x10ffff
    ? encoder.encode(String.fromCodePoint(point))
    : undefined;
}

import { maxInt32, ProtoEnum } from '../model/ProtoFile';
import { parseOptionList, parseOptionStatement } from './parseOptions';
import { parseNumber, parseReserved } from './ranges';
import { Token } from './Token';
import { placeOf, TokenStream } from './TokenStream';

/** `enum Name { … }`, from behind the keyword on. */
export function parseEnum(
  stream: TokenStream,
  { keyword, open }: { keyword: Token; open: boolean },
): ProtoEnum {
  const name = stream.identifier('enum');
  const written: ReturnType<typeof parseOptionStatement>[] = [];
  const result: ProtoEnum = {
    kind: 'enum',
    name: name.text,
    fullName: '',
    pointer: '',
    place: placeOf(name),
    comment: keyword.above ?? stream.peek().behind,
    values: [],
    reservedRanges: [],
    reservedNames: [],
    open,
    options: { written },
  };
  stream.block(() => {
    if (stream.skip(';')) return;
    if (stream.skip('option')) {
      written.push(parseOptionStatement(stream));
    } else if (stream.skip('reserved')) {
      parseReserved(stream, result, { max: maxInt32, signed: true });
    } else {
      parseValue(stream, result);
    }
  });
  return result;
}

function parseValue(stream: TokenStream, into: ProtoEnum): void {
  const name = stream.identifier('value');
  stream.expect('=');
  const numberPlace = placeOf(stream.peek());
  const number = parseNumber(stream, true);
  const written = parseOptionList(stream);
  const behind = stream.endStatement();
  into.values.push({
    kind: 'value',
    name: name.text,
    fullName: '',
    pointer: '',
    place: placeOf(name),
    comment: name.above ?? behind,
    number,
    numberPlace,
    options: { written },
  });
}

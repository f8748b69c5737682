import { ProtoMethod, ProtoMethodType, ProtoService } from '../model/ProtoFile';
import { WrittenOption } from '../model/ProtoOptions';
import { parseOptionStatement } from './parseOptions';
import { Token } from './Token';
import { placeOf, TokenStream } from './TokenStream';

/** `service Name { … }`, from behind the keyword on. */
export function parseService(
  stream: TokenStream,
  keyword: Token,
): ProtoService {
  const name = stream.identifier('service');
  const written: WrittenOption[] = [];
  const methods: ProtoMethod[] = [];
  const comment = keyword.above ?? stream.peek().behind;
  stream.block(() => {
    if (stream.skip(';')) return;
    if (stream.skip('option')) {
      written.push(parseOptionStatement(stream));
    } else {
      methods.push(parseMethod(stream));
    }
  });
  return {
    kind: 'service',
    name: name.text,
    fullName: '',
    pointer: '',
    place: placeOf(name),
    comment,
    methods,
    options: { written },
  };
}

function parseMethod(stream: TokenStream): ProtoMethod {
  const keyword = stream.expect('rpc');
  const name = stream.identifier('method');
  const written: WrittenOption[] = [];
  const input = parseMethodType(stream);
  stream.expect('returns');
  const output = parseMethodType(stream);
  let behind: string | undefined;
  if (stream.isAt('{')) {
    stream.block(() => {
      if (stream.skip(';')) return;
      stream.expect('option');
      written.push(parseOptionStatement(stream));
    });
  } else {
    behind = stream.endStatement();
  }
  return {
    kind: 'method',
    name: name.text,
    fullName: '',
    pointer: '',
    place: placeOf(name),
    comment: keyword.above ?? behind,
    input,
    output,
    options: { written },
  };
}

function parseMethodType(stream: TokenStream): ProtoMethodType {
  stream.expect('(');
  const streaming = stream.skip('stream');
  const { text, place } = stream.typeName();
  stream.expect(')');
  return { typeName: text, place, stream: streaming };
}

import {
  WrittenMember,
  WrittenOption,
  WrittenValue,
} from '../model/ProtoOptions';
import { expected, placeOf, TokenStream } from './TokenStream';
import { say } from '../../sentences/say';

/** How deep values of options may nest. */
const maxDepth = 100;

/** `option a.(b).c = value;`, from behind the keyword on. */
export function parseOptionStatement(stream: TokenStream): WrittenOption {
  const option = parseOption(stream);
  stream.endStatement();
  return option;
}

/** `[a = 1, (b) = 2]`; nothing when no bracket stands here. */
export function parseOptionList(stream: TokenStream): WrittenOption[] {
  const options: WrittenOption[] = [];
  if (!stream.skip('[')) return options;
  do {
    options.push(parseOption(stream));
  } while (stream.skip(','));
  stream.expect(']');
  return options;
}

function parseOption(stream: TokenStream): WrittenOption {
  const place = placeOf(stream.peek());
  const parts = [];
  do {
    if (stream.skip('(')) {
      parts.push({ name: stream.typeName().text, isExtension: true });
      stream.expect(')');
    } else {
      const { text } = stream.identifier('option');
      parts.push({ name: text, isExtension: false });
    }
  } while (stream.skip('.'));
  stream.expect('=');
  return { parts, place, value: parseOptionValue(stream) };
}

function parseOptionValue(stream: TokenStream): WrittenValue {
  return stream.isAt('{')
    ? parseMessage(stream, 1)
    : parseScalar(stream, { inAggregate: false });
}

function parseScalar(
  stream: TokenStream,
  { inAggregate }: { inAggregate: boolean },
): WrittenValue {
  const token = stream.peek();
  const place = placeOf(token);
  if (token.kind === 'string') {
    return { kind: 'string', bytes: stream.string('value').bytes, place };
  }
  const negative = stream.skip('-');
  const { kind, text } = stream.peek();
  if (kind === 'integer' || kind === 'float') {
    stream.next();
    const isInteger = kind === 'integer';
    return { kind: 'number', text, negative, isInteger, place };
  }
  if (kind === 'identifier' && negative) {
    // Only these are numbers although they are words.
    const word = inAggregate ? text.toLowerCase() : text;
    const isNumber = word === 'inf' || word === 'nan';
    if (!isNumber && !(inAggregate && word === 'infinity')) {
      stream.fail(say('schema.proto.negative'));
    }
    stream.next();
    return { kind: 'number', text: word, negative, isInteger: false, place };
  }
  if (kind === 'identifier') {
    stream.next();
    return { kind: 'identifier', text, place };
  }
  return stream.fail(say('schema.proto.value'));
}

/** An aggregate in the text format: `{ a: 1 b { c: [1, 2] } [x.ext]: "d" }`. */
function parseMessage(stream: TokenStream, depth: number): WrittenValue {
  if (depth > maxDepth) {
    stream.fail(say('schema.proto.values-deep', { limit: maxDepth }));
  }
  const place = placeOf(stream.peek());
  const close = stream.next().text === '<' ? '>' : '}';
  const members: WrittenMember[] = [];
  while (!stream.isAt(close)) {
    if (stream.peek().kind === 'end') stream.fail(expected(close));
    members.push(parseMember(stream, depth));
    if (!stream.skip(',')) stream.skip(';');
  }
  stream.expect(close);
  return { kind: 'message', members, place };
}

function parseMember(stream: TokenStream, depth: number): WrittenMember {
  const place = placeOf(stream.peek());
  const { name, form } = parseMemberName(stream);
  const colon = stream.skip(':');
  const isMessage = stream.isAt('{') || stream.isAt('<');
  if (!colon && !isMessage && !stream.isAt('[')) stream.fail(expected(':'));
  return { name, form, place, value: parseMemberValue(stream, depth + 1) };
}

function parseMemberName(
  stream: TokenStream,
): Pick<WrittenMember, 'name' | 'form'> {
  if (!stream.skip('[')) {
    const { text } = stream.identifier('field');
    return { name: text, form: 'field' };
  }
  const { text } = stream.dottedName('extension');
  if (!stream.skip('/')) {
    stream.expect(']');
    return { name: text, form: 'extension' };
  }
  const type = stream.dottedName('type');
  stream.expect(']');
  return { name: `${text}/${type.text}`, form: 'any' };
}

function parseMemberValue(stream: TokenStream, depth: number): WrittenValue {
  if (stream.isAt('{') || stream.isAt('<')) return parseMessage(stream, depth);
  if (!stream.isAt('[')) return parseScalar(stream, { inAggregate: true });
  const place = placeOf(stream.next());
  const items: WrittenValue[] = [];
  if (!stream.isAt(']')) {
    do {
      if (stream.isAt('[')) stream.fail(say('schema.proto.list-in-list'));
      items.push(parseMemberValue(stream, depth));
    } while (stream.skip(','));
  }
  stream.expect(']');
  return { kind: 'list', items, place };
}

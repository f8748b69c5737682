import {
  maxFieldNumber,
  maxInt32,
  ProtoField,
  ProtoMessage,
  ProtoOneof,
} from '../model/ProtoFile';
import { WrittenOption } from '../model/ProtoOptions';
import { parseEnum } from './parseEnum';
import { parseField } from './parseField';
import { parseOptionStatement } from './parseOptions';
import { parseExtensionRanges, parseReserved } from './ranges';
import { Token } from './Token';
import { placeOf, TokenStream } from './TokenStream';
import { say } from '../../sentences/say';

/** How deep messages may nest; the compiler and its runtimes draw the same line. */
const maxDepth = 31;
/** Messages with this option have no tags of fields, and so larger numbers. */
const messageSet = 'message_set_wire_format';

/** What a field or message needs to know of where it stands. */
export interface ProtoScope {
  syntax: 'proto2' | 'proto3';
  /** Where groups and map fields put the messages that they define on the way. */
  messages: ProtoMessage[];
  depth: number;
}

/** `message Name { … }`, from behind the keyword on. */
export function parseMessage(
  stream: TokenStream,
  keyword: Token,
  scope: ProtoScope,
): ProtoMessage {
  const name = stream.identifier('message');
  const comment = keyword.above ?? stream.peek().behind;
  const message = { ...emptyMessage(name.text), place: placeOf(name), comment };
  parseMessageBody(stream, message, scope);
  return message;
}

export function emptyMessage(name: string): ProtoMessage {
  return {
    kind: 'message',
    name,
    fullName: '',
    pointer: '',
    fields: [],
    extensions: [],
    messages: [],
    enums: [],
    oneofs: [],
    extensionRanges: [],
    reservedRanges: [],
    reservedNames: [],
    mapEntry: false,
    group: false,
    options: { written: [] },
  };
}

export function parseMessageBody(
  stream: TokenStream,
  message: ProtoMessage,
  { syntax, depth }: ProtoScope,
): void {
  if (depth >= maxDepth) {
    stream.fail(say('schema.proto.messages-deep', { limit: maxDepth }));
  }
  const scope = { syntax, messages: message.messages, depth: depth + 1 };
  const written: WrittenOption[] = [];
  message.options = { written };
  stream.block(() => {
    if (stream.skip(';')) return;
    const keyword = stream.peek();
    switch (keyword.kind === 'identifier' ? keyword.text : '') {
      case 'message':
        stream.next();
        message.messages.push(parseMessage(stream, keyword, scope));
        break;
      case 'enum':
        stream.next();
        message.enums.push(
          parseEnum(stream, { keyword, open: syntax === 'proto3' }),
        );
        break;
      case 'extensions':
        stream.next();
        message.extensionRanges.push(
          ...parseExtensionRanges(stream, maxFieldNumber),
        );
        break;
      case 'reserved':
        stream.next();
        parseReserved(stream, message, { max: maxFieldNumber, signed: false });
        break;
      case 'extend':
        stream.next();
        message.extensions.push(...parseExtend(stream, scope));
        break;
      case 'option':
        stream.next();
        written.push(parseOptionStatement(stream));
        break;
      case 'oneof':
        stream.next();
        parseOneof(stream, message, { keyword, scope });
        break;
      default:
        message.fields.push(parseField(stream, scope));
    }
  });
  if (written.some(({ parts }) => parts[0]?.name === messageSet)) {
    for (const range of message.extensionRanges) {
      if (range.end === maxFieldNumber) range.end = maxInt32 - 1;
    }
  }
}

/** `extend Name { … }`, from behind the keyword on. */
export function parseExtend(
  stream: TokenStream,
  scope: ProtoScope,
): ProtoField[] {
  const extendee = stream.typeName();
  const fields: ProtoField[] = [];
  stream.block(() => {
    if (stream.skip(';')) return;
    const field = parseField(stream, scope, { isExtension: true });
    field.extendee = extendee.text;
    field.extendeePlace = extendee.place;
    fields.push(field);
  });
  if (!fields.length) {
    stream.report(
      'syntax',
      say('schema.proto.extension-empty', { name: extendee.text }),
      extendee.place,
    );
  }
  return fields;
}

function parseOneof(
  stream: TokenStream,
  message: ProtoMessage,
  { keyword, scope }: { keyword: Token; scope: ProtoScope },
): void {
  const name = stream.identifier('oneof');
  const written: WrittenOption[] = [];
  const oneof: ProtoOneof = {
    kind: 'oneof',
    name: name.text,
    fullName: '',
    pointer: '',
    place: placeOf(name),
    comment: keyword.above ?? stream.peek().behind,
    options: { written },
  };
  message.oneofs.push(oneof);
  stream.block(() => {
    if (stream.skip('option')) {
      written.push(parseOptionStatement(stream));
    } else {
      message.fields.push(parseField(stream, scope, { oneof }));
    }
  });
}

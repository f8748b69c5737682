import {
  maxInt32,
  ProtoField,
  ProtoLabel,
  ProtoMessage,
  ProtoOneof,
  scalarType,
} from '../model/ProtoFile';
import { noOptions, WrittenOption } from '../model/ProtoOptions';
import { emptyMessage, parseMessageBody, ProtoScope } from './parseMessage';
import { parseOptionList } from './parseOptions';
import { Token } from './Token';
import { placeOf, TokenStream } from './TokenStream';
import { say } from '../../sentences/say';

interface FieldOrigin {
  oneof?: ProtoOneof;
  isExtension?: boolean;
}

/** A field, a map field or a group, with its label. */
export function parseField(
  stream: TokenStream,
  scope: ProtoScope,
  origin: FieldOrigin = {},
): ProtoField {
  const first = stream.peek();
  const label = parseLabel(stream, scope, origin);
  if (stream.isAt('map') && stream.peek(1).text === '<') {
    return parseMapField(stream, scope, { first, label, origin });
  }
  if (!label && !origin.oneof && scope.syntax === 'proto2') {
    stream.fail(say('schema.proto.label'));
  }
  if (stream.isAt('group')) {
    return parseGroup(stream, scope, { first, label, origin });
  }
  const { text, place } = stream.typeName();
  const type = scalarType(text);
  const field: ProtoField = {
    ...parseDeclaration(stream),
    label: label ?? 'optional',
    type,
    typeName: type ? undefined : text,
    typePlace: place,
    oneof: origin.oneof,
    proto3Optional: scope.syntax === 'proto3' && label === 'optional',
    implicit: scope.syntax === 'proto3',
  };
  endField(stream, field, first);
  return field;
}

function parseLabel(
  stream: TokenStream,
  { syntax }: ProtoScope,
  { oneof }: FieldOrigin,
): ProtoLabel | undefined {
  const { text, kind } = stream.peek();
  if (
    kind !== 'identifier' ||
    (text !== 'optional' && text !== 'required' && text !== 'repeated')
  ) {
    return undefined;
  }
  if (oneof) {
    stream.fail(say('schema.proto.oneof-label'));
  }
  const token = stream.next();
  if (text === 'required' && syntax === 'proto3') {
    stream.report('proto3-required', say('schema.proto.no-required'), token);
  }
  return text;
}

/** The name and number of a field, up to its options. */
function parseDeclaration(stream: TokenStream): ProtoField {
  const name = stream.identifier('field');
  stream.expect('=');
  const numberPlace = placeOf(stream.peek());
  const { value } = stream.integer('field-number', maxInt32);
  return {
    kind: 'field',
    name: name.text,
    fullName: '',
    pointer: '',
    place: placeOf(name),
    number: value,
    numberPlace,
    label: 'optional',
    proto3Optional: false,
    implicit: false,
    options: noOptions(),
  };
}

/** The options and the end of a field that has no body. */
function endField(stream: TokenStream, field: ProtoField, first: Token): void {
  parseFieldOptions(stream, field);
  const behind = stream.endStatement();
  field.comment = first.above ?? behind;
}

/** `default` and `json_name` look like options and are none. */
function parseFieldOptions(stream: TokenStream, field: ProtoField): void {
  const written: WrittenOption[] = [];
  const seen = new Set<string>();
  for (const option of parseOptionList(stream)) {
    const [first, second] = option.parts;
    const name = first && !second && !first.isExtension ? first.name : '';
    if (name !== 'default' && name !== 'json_name') {
      written.push(option);
    } else if (seen.has(name)) {
      stream.report(
        'option-twice',
        say('schema.proto.option-twice', { name }),
        option.place,
      );
    } else if (name === 'default') {
      field.writtenDefault = option;
    } else if (option.value.kind === 'string') {
      field.jsonName = new TextDecoder().decode(option.value.bytes);
    } else {
      stream.report(
        'option-value',
        say('schema.proto.json-name'),
        option.value.place,
      );
    }
    seen.add(name);
  }
  field.options = { written };
}

interface FieldStart {
  first: Token;
  label: ProtoLabel | undefined;
  origin: FieldOrigin;
}

/** `map<string, Crane> cranes = 1;` stands for repeated entries of a message `CranesEntry`. */
function parseMapField(
  stream: TokenStream,
  scope: ProtoScope,
  { first, label, origin }: FieldStart,
): ProtoField {
  if (label || origin.oneof || origin.isExtension) {
    stream.fail(say('schema.proto.map-label'));
  }
  stream.expect('map');
  stream.expect('<');
  const keyType = stream.typeName();
  stream.expect(',');
  const valueType = stream.typeName();
  stream.expect('>');
  const field = parseDeclaration(stream);
  field.label = 'repeated';
  endField(stream, field, first);
  const entry = mapEntry(field, keyType, valueType);
  field.typeName = entry.name;
  scope.messages.push(entry);
  return field;
}

type WrittenType = ReturnType<TokenStream['typeName']>;

function mapEntry(
  field: ProtoField,
  keyType: WrittenType,
  valueType: WrittenType,
): ProtoMessage {
  const part = (name: string, number: number, { text, place }: WrittenType) => {
    const type = scalarType(text);
    const member: ProtoField = {
      kind: 'field',
      name,
      fullName: '',
      pointer: '',
      place,
      number,
      label: 'optional',
      type,
      typeName: type ? undefined : text,
      typePlace: place,
      proto3Optional: false,
      implicit: true,
      options: noOptions(),
    };
    return member;
  };
  return {
    ...emptyMessage(mapEntryName(field.name)),
    place: field.place,
    fields: [part('key', 1, keyType), part('value', 2, valueType)],
    mapEntry: true,
  };
}

/** The name of the message behind a map field: `crane_ids` → `CraneIdsEntry`. */
export function mapEntryName(fieldName: string): string {
  const words = fieldName.replace(/(?:^|_+)([a-z]?)/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return `${words}Entry`;
}

/** `optional group Seal = 1 { … }` defines a message `Seal` and a field `seal`. */
function parseGroup(
  stream: TokenStream,
  scope: ProtoScope,
  { first, label, origin }: FieldStart,
): ProtoField {
  const keyword = stream.next();
  if (scope.syntax === 'proto3') {
    stream.report('proto3-group', say('schema.proto.no-groups'), keyword);
  }
  const field = parseDeclaration(stream);
  const { name, place } = field;
  if (!/^[A-Z]/.test(name)) {
    stream.report('syntax', say('schema.proto.group-name', { name }), place);
  }
  const message = { ...emptyMessage(name), place, group: true };
  field.name = name.toLowerCase();
  field.label = label ?? 'optional';
  field.type = 'group';
  field.typeName = name;
  field.typePlace = place;
  field.oneof = origin.oneof;
  field.comment = first.above;
  message.comment = first.above;
  parseFieldOptions(stream, field);
  scope.messages.push(message);
  parseMessageBody(stream, message, scope);
  return field;
}

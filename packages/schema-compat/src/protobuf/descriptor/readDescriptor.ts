/*
 * The way back from `google.protobuf.FileDescriptorProto`, as clients send it. What comes out is
 * not linked yet, and is judged like a text.
 */
import {
  ProtoEnum,
  ProtoField,
  ProtoFile,
  ProtoLabel,
  ProtoMessage,
  ProtoMethod,
  ProtoOneof,
  ProtoService,
  protoTypeOf,
  toJsonName,
} from '../model/ProtoFile';
import { packageFault } from '../model/packageFault';
import { ProtoOptions } from '../model/ProtoOptions';
import { emptyFile } from '../syntax/parseProtoText';
import { emptyMessage } from '../syntax/parseMessage';
import { DescriptorError, RawMessage } from './RawMessage';
import { say } from '../../sentences/say';

const maxDepth = 31;
const labels: readonly (ProtoLabel | undefined)[] = [
  undefined,
  'optional',
  'required',
  'repeated',
];

class DescriptorReader {
  readonly #syntax: 'proto2' | 'proto3';

  constructor(syntax: 'proto2' | 'proto3') {
    this.#syntax = syntax;
  }

  message(raw: RawMessage, depth: number): ProtoMessage {
    if (depth >= maxDepth) {
      throw new DescriptorError(
        say('schema.proto.messages-deep', { limit: maxDepth }),
      );
    }
    const oneofs = raw.messages(8).map(
      (each): ProtoOneof => ({
        kind: 'oneof',
        ...named(each),
        options: optionsOf(each, 2),
      }),
    );
    const fields = raw.messages(2).map(each => this.field(each, oneofs));
    const synthetic = new Set(
      fields.map(field => field.proto3Optional && field.oneof),
    );
    for (const field of fields) {
      if (field.proto3Optional) field.oneof = undefined;
    }
    const message: ProtoMessage = {
      ...emptyMessage(''),
      ...named(raw),
      fields,
      oneofs: oneofs.filter(oneof => !synthetic.has(oneof)),
      messages: raw.messages(3).map(each => this.message(each, depth + 1)),
      enums: raw.messages(4).map(each => this.enum(each)),
      extensions: raw.messages(6).map(each => this.field(each, [])),
      extensionRanges: raw.messages(5).map(each => ({
        ...rangeOf(each, 1),
        options: optionsOf(each, 3),
      })),
      reservedRanges: raw.messages(9).map(each => rangeOf(each, 1)),
      reservedNames: raw.texts(10).map(name => ({ name })),
      mapEntry: new RawMessage(raw.bytes(7) ?? new Uint8Array()).flag(7),
      options: optionsOf(raw, 7),
    };
    if (message.mapEntry) message.options = { written: [] };
    markGroups(message.messages, [...fields, ...message.extensions]);
    return message;
  }

  enum(raw: RawMessage): ProtoEnum {
    return {
      kind: 'enum',
      ...named(raw),
      open: this.#syntax === 'proto3',
      values: raw.messages(2).map(each => ({
        kind: 'value',
        ...named(each),
        number: each.number(2) ?? 0,
        options: optionsOf(each, 3),
      })),
      reservedRanges: raw.messages(4).map(each => rangeOf(each, 0)),
      reservedNames: raw.texts(5).map(name => ({ name })),
      options: optionsOf(raw, 3),
    };
  }

  field(raw: RawMessage, oneofs: readonly ProtoOneof[]): ProtoField {
    const { name, ...others } = named(raw);
    const type = protoTypeOf(raw.number(5) ?? 0);
    const typeName = dottedName(raw.text(6), { absolute: true });
    if (!type && !typeName) {
      throw new DescriptorError(say('schema.proto.field-untyped', { name }));
    }
    const jsonName = raw.text(10);
    const isCustom = jsonName !== undefined && jsonName !== toJsonName(name);
    const oneofIndex = raw.number(9);
    return {
      kind: 'field',
      name,
      ...others,
      number: raw.number(3) ?? 0,
      label: labels[raw.number(4) ?? 1] ?? 'optional',
      // Whether a name is of a message or an enum is the linker's to find.
      type: type === 'enum' ? undefined : type,
      typeName: typeName || undefined,
      extendee: dottedName(raw.text(2), { absolute: true }) || undefined,
      defaultValue: raw.text(7),
      jsonName: isCustom ? jsonName : undefined,
      oneof: oneofIndex === undefined ? undefined : oneofs[oneofIndex],
      proto3Optional: raw.flag(17),
      implicit: this.#syntax === 'proto3',
      options: optionsOf(raw, 8),
    };
  }
}

/**
 * The definitions in a descriptor.
 *
 * @throws DescriptorError when the bytes are no descriptor of a proto2 or proto3 file.
 */
export function readDescriptor(bytes: Uint8Array): ProtoFile {
  const raw = new RawMessage(bytes);
  const syntax = raw.text(12) ?? 'proto2';
  if (syntax === 'editions') {
    throw new DescriptorError(say('schema.proto.edition'));
  }
  if (syntax !== 'proto2' && syntax !== 'proto3') {
    throw new DescriptorError(
      say('schema.proto.syntax-unknown', {
        syntax: JSON.stringify(syntax.slice(0, 40)),
      }),
    );
  }
  const packageName = raw.text(2) ?? '';
  const fault = packageFault(packageName);
  if (fault) throw new DescriptorError(fault);
  const [publicImports, weakImports] = [10, 11].map(
    number => new Set(raw.numbers(number)),
  );
  const reader = new DescriptorReader(syntax);
  const file: ProtoFile = {
    ...emptyFile(raw.text(1) ?? ''),
    syntax,
    package: dottedName(packageName),
    imports: raw.texts(3).map((path, index) => ({
      path,
      ...(publicImports?.has(index) ? { modifier: 'public' as const } : {}),
      ...(weakImports?.has(index) ? { modifier: 'weak' as const } : {}),
    })),
    messages: raw.messages(4).map(each => reader.message(each, 0)),
    enums: raw.messages(5).map(each => reader.enum(each)),
    services: raw.messages(6).map(readService),
    extensions: raw.messages(7).map(each => reader.field(each, [])),
    options: optionsOf(raw, 8),
  };
  markGroups(file.messages, file.extensions);
  return file;
}

/** In descriptors, a message is of a group when a field beside it says so. */
function markGroups(
  messages: readonly ProtoMessage[],
  fields: readonly ProtoField[],
): void {
  const groups = new Set(
    fields
      .filter(({ type }) => type === 'group')
      .map(({ typeName }) => typeName?.replace(/^.*\./, '')),
  );
  for (const inner of messages) inner.group = groups.has(inner.name);
}

function readService(raw: RawMessage): ProtoService {
  return {
    kind: 'service',
    ...named(raw),
    methods: raw.messages(2).map(readMethod),
    options: optionsOf(raw, 3),
  };
}

function readMethod(raw: RawMessage): ProtoMethod {
  const type = (number: number, stream: boolean) => ({
    typeName: dottedName(raw.text(number), { absolute: true }),
    stream,
  });
  return {
    kind: 'method',
    ...named(raw),
    input: type(2, raw.flag(5)),
    output: type(3, raw.flag(6)),
    options: optionsOf(raw, 4),
  };
}

function named(raw: RawMessage) {
  const name = requireName(raw.text(1) ?? '');
  return { name, fullName: '', pointer: '' };
}

function requireName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name;
  throw new DescriptorError(
    say('schema.proto.no-identifier', {
      name: JSON.stringify(name.slice(0, 80)),
    }),
  );
}

/** A name whose parts are identifiers; empty when there is none. A leading dot may be absolute. */
function dottedName(name = '', { absolute = false } = {}): string {
  if (!name) return '';
  name.split('.').forEach((part, index) => {
    if (index || !absolute || part) requireName(part);
  });
  return name;
}

/** @param excess - how far the end is behind the last number */
function rangeOf(raw: RawMessage, excess: number) {
  return {
    start: raw.number(1) ?? 0,
    end: (raw.number(2) ?? 0) - excess,
  };
}

function optionsOf(raw: RawMessage, number: number): ProtoOptions {
  return { written: [], bytes: raw.bytes(number) };
}

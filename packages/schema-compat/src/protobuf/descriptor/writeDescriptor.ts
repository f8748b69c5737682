/*
 * A linked file as the bytes of `google.protobuf.FileDescriptorProto`, whose field numbers stand
 * here: names are absolute, every field has its JSON name, and what the text only implies is
 * there: entries of maps, and a oneof for each proto3 `optional`.
 */
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import {
  ProtoEnum,
  ProtoField,
  ProtoFile,
  ProtoMessage,
  ProtoMethod,
  ProtoRange,
  ProtoService,
  protoTypes,
  toJsonName,
} from '../model/ProtoFile';
import { ProtoOptions } from '../model/ProtoOptions';
import { encodeMessage } from '../options/encodeMessage';

const labels = { optional: 1, required: 2, repeated: 3 } as const;

/** `MessageOptions.map_entry = true` */
const mapEntryOptions = Uint8Array.of(0x38, 1);

class Writer {
  readonly #writer = new BinaryWriter();

  text(number: number, value: string | undefined): this {
    if (value !== undefined) {
      this.#writer.tag(number, WireType.LengthDelimited).string(value);
    }
    return this;
  }

  texts(number: number, values: Iterable<string>): this {
    for (const value of values) this.text(number, value);
    return this;
  }

  number(number: number, value: number | undefined): this {
    if (value !== undefined) {
      this.#writer.tag(number, WireType.Varint).int32(value);
    }
    return this;
  }

  flag(number: number, value: boolean): this {
    return value ? this.number(number, 1) : this;
  }

  bytes(number: number, value: Uint8Array | undefined): this {
    if (value) this.#writer.tag(number, WireType.LengthDelimited).bytes(value);
    return this;
  }

  each<T>(
    number: number,
    items: Iterable<T>,
    write: (item: T) => Uint8Array,
  ): this {
    for (const item of items) this.bytes(number, write(item));
    return this;
  }

  finish(): Uint8Array {
    return this.#writer.finish();
  }
}

/** The descriptor of a linked file. */
export function writeDescriptor(file: ProtoFile): Uint8Array {
  const indexesOf = (modifier: string) =>
    file.imports.flatMap((each, index) =>
      each.modifier === modifier ? [index] : [],
    );
  const writer = new Writer()
    .text(1, file.name)
    .text(2, file.package || undefined)
    .texts(
      3,
      file.imports.map(({ path }) => path),
    )
    .each(4, file.messages, writeMessage)
    .each(5, file.enums, writeEnum)
    .each(6, file.services, writeService)
    .each(7, file.extensions, field => writeField(field))
    .bytes(8, optionBytes(file.options));
  indexesOf('public').forEach(index => writer.number(10, index));
  indexesOf('weak').forEach(index => writer.number(11, index));
  return writer
    .text(12, file.syntax === 'proto3' ? file.syntax : undefined)
    .finish();
}

function writeMessage(message: ProtoMessage): Uint8Array {
  const synthetic = syntheticOneofs(message);
  const indexes = new Map(message.oneofs.map((oneof, index) => [oneof, index]));
  const oneofIndex = (field: ProtoField) => {
    if (field.oneof) return indexes.get(field.oneof);
    const made = synthetic.get(field);
    return made && message.oneofs.length + made.index;
  };
  const exclusive = ({ start, end }: ProtoRange) =>
    new Writer().number(1, start).number(2, end + 1);
  const writer = new Writer()
    .text(1, message.name)
    .each(2, message.fields, field => writeField(field, oneofIndex(field)))
    .each(3, message.messages, writeMessage)
    .each(4, message.enums, writeEnum)
    .each(5, message.extensionRanges, range =>
      exclusive(range).bytes(3, optionBytes(range.options)).finish(),
    )
    .each(6, message.extensions, field => writeField(field))
    .bytes(7, message.mapEntry ? mapEntryOptions : optionBytes(message.options))
    .each(8, message.oneofs, ({ name, options }) =>
      new Writer().text(1, name).bytes(2, optionBytes(options)).finish(),
    )
    .each(8, synthetic.values(), ({ name }) =>
      new Writer().text(1, name).finish(),
    );
  return writer
    .each(9, message.reservedRanges, range => exclusive(range).finish())
    .texts(
      10,
      message.reservedNames.map(({ name }) => name),
    )
    .finish();
}

/** Names nobody has for the oneofs that mark proto3 `optional` fields. */
function syntheticOneofs(
  message: ProtoMessage,
): Map<ProtoField, { name: string; index: number }> {
  const names = new Set(
    [...message.fields, ...message.oneofs].map(({ name }) => name),
  );
  const made = new Map<ProtoField, { name: string; index: number }>();
  for (const field of message.fields) {
    if (field.proto3Optional) {
      let name = field.name.startsWith('_') ? field.name : `_${field.name}`;
      while (names.has(name)) name = `X${name}`;
      names.add(name);
      made.set(field, { name, index: made.size });
    }
  }
  return made;
}

function writeField(field: ProtoField, oneofIndex?: number): Uint8Array {
  return new Writer()
    .text(1, field.name)
    .text(2, field.extended && `.${field.extended.fullName}`)
    .number(3, field.number)
    .number(4, labels[field.label])
    .number(5, field.type && protoTypes[field.type])
    .text(6, field.target && `.${field.target.fullName}`)
    .text(7, field.defaultValue)
    .bytes(8, optionBytes(field.options))
    .number(9, oneofIndex)
    .text(10, field.jsonName ?? toJsonName(field.name))
    .flag(17, field.proto3Optional)
    .finish();
}

function writeEnum(definition: ProtoEnum): Uint8Array {
  return new Writer()
    .text(1, definition.name)
    .each(2, definition.values, ({ name, number, options }) =>
      new Writer()
        .text(1, name)
        .number(2, number)
        .bytes(3, optionBytes(options))
        .finish(),
    )
    .bytes(3, optionBytes(definition.options))
    .each(4, definition.reservedRanges, ({ start, end }) =>
      new Writer().number(1, start).number(2, end).finish(),
    )
    .texts(
      5,
      definition.reservedNames.map(({ name }) => name),
    )
    .finish();
}

function writeService(service: ProtoService): Uint8Array {
  return new Writer()
    .text(1, service.name)
    .each(2, service.methods, writeMethod)
    .bytes(3, optionBytes(service.options))
    .finish();
}

function writeMethod(method: ProtoMethod): Uint8Array {
  const { input, output } = method;
  return new Writer()
    .text(1, method.name)
    .text(2, input.target && `.${input.target.fullName}`)
    .text(3, output.target && `.${output.target.fullName}`)
    .bytes(4, optionBytes(method.options))
    .flag(5, input.stream)
    .flag(6, output.stream)
    .finish();
}

function optionBytes({ value, bytes }: ProtoOptions): Uint8Array | undefined {
  return value ? encodeMessage(value) : bytes;
}

import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { Said } from '../../sentences/Said';
import { inEnglish, say } from '../../sentences/say';

/** Why bytes are no descriptor. */
export class DescriptorError extends Error {
  readonly said: Said;

  constructor(said: Said) {
    super(inEnglish(said));
    this.name = 'DescriptorError';
    this.said = said;
  }
}

/** The fields of a message on the wire by number, before anybody knows their types. */
export class RawMessage {
  readonly #fields = new Map<number, (number | Uint8Array)[]>();

  /** @throws DescriptorError when the bytes are no message. */
  constructor(bytes: Uint8Array) {
    try {
      this.#read(new BinaryReader(bytes));
    } catch (error) {
      throw new DescriptorError(
        say('schema.proto.no-message', {
          reason: error instanceof Error ? error.message : String(error),
        }),
      );
    }
  }

  text(number: number): string | undefined {
    return this.texts(number).at(-1);
  }

  texts(number: number): string[] {
    return this.#bytesOf(number).map(bytes => new TextDecoder().decode(bytes));
  }

  bytes(number: number): Uint8Array | undefined {
    const parts = this.#bytesOf(number);
    return parts.at(-1);
  }

  number(number: number): number | undefined {
    return this.numbers(number).at(-1);
  }

  numbers(number: number): number[] {
    return (this.#fields.get(number) ?? []).flatMap(value =>
      typeof value === 'number' ? [value] : unpack(value),
    );
  }

  flag(number: number): boolean {
    return this.number(number) === 1;
  }

  messages(number: number): RawMessage[] {
    return this.#bytesOf(number).map(bytes => new RawMessage(bytes));
  }

  #bytesOf(number: number): Uint8Array[] {
    return (this.#fields.get(number) ?? []).filter(
      (value): value is Uint8Array => typeof value !== 'number',
    );
  }

  #read(reader: BinaryReader): void {
    while (reader.pos < reader.len) {
      const [number, wireType] = reader.tag();
      const values = this.#fields.get(number) ?? [];
      this.#fields.set(number, values);
      if (wireType === WireType.LengthDelimited) {
        values.push(reader.bytes());
      } else if (wireType === WireType.Varint) {
        values.push(Number(BigInt.asIntN(32, BigInt(reader.int64()))));
      } else {
        reader.skip(wireType, number);
      }
    }
  }
}

function unpack(bytes: Uint8Array): number[] {
  const reader = new BinaryReader(bytes);
  const values: number[] = [];
  while (reader.pos < reader.len) values.push(reader.int32());
  return values;
}

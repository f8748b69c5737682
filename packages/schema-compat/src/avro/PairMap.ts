import { AvroSchema } from './AvroSchema';

/** A map from pairs of types, by identity. */
export class PairMap<T> {
  readonly #values = new Map<AvroSchema, Map<AvroSchema, T>>();

  get(reader: AvroSchema, writer: AvroSchema): T | undefined {
    return this.#values.get(reader)?.get(writer);
  }

  set(reader: AvroSchema, writer: AvroSchema, value: T): void {
    const writers = this.#values.get(reader) ?? new Map<AvroSchema, T>();
    this.#values.set(reader, writers.set(writer, value));
  }

  delete(reader: AvroSchema, writer: AvroSchema): void {
    this.#values.get(reader)?.delete(writer);
  }
}

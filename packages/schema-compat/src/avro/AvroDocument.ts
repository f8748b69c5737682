import { SchemaReference } from '../model/SchemaReference';
import { AvroNamed, AvroSchema } from './AvroSchema';
import { printAvro } from './printAvro';

/**
 * A parsed Avro schema.
 *
 * @public
 */
export class AvroDocument {
  readonly type = 'AVRO';
  readonly references: readonly SchemaReference[];
  /** @internal */
  readonly root: AvroSchema;
  readonly #external: ReadonlySet<AvroNamed>;
  #canonicalText: string | undefined;
  #normalizedText: string | undefined;

  /** @internal */
  constructor(
    root: AvroSchema,
    options: {
      external: ReadonlySet<AvroNamed>;
      references: readonly SchemaReference[];
    },
  ) {
    this.root = root;
    this.references = options.references;
    this.#external = options.external;
  }

  /** The text that is stored and compared. */
  get canonicalText(): string {
    this.#canonicalText ??= printAvro(this.root, { external: this.#external });
    return this.#canonicalText;
  }

  /** The canonical text without what does not matter: the order of custom properties. */
  get normalizedText(): string {
    this.#normalizedText ??= printAvro(this.root, {
      external: this.#external,
      sorted: true,
    });
    return this.#normalizedText;
  }

  /** Whether a type comes from a referenced schema and is not written in this text. */
  isExternal(type: AvroNamed): boolean {
    return this.#external.has(type);
  }
}

import { SchemaMetadata } from '../../model/RuleSet';
import { tagsByPath } from '../../tags/readTags';

/** The tags of fields, with those by path looked up once per field. */
export class FieldTags {
  readonly #metadata: Pick<SchemaMetadata, 'tags'> | undefined;
  readonly #byPath = new Map<string, readonly string[]>();

  constructor(metadata: Pick<SchemaMetadata, 'tags'> | undefined) {
    this.#metadata = metadata;
  }

  /** `own` are the tags that the schema itself gives to the field. */
  of(fullName: string, own: readonly string[]): readonly string[] {
    let others = this.#byPath.get(fullName);
    if (!others) {
      others = tagsByPath(fullName, this.#metadata);
      this.#byPath.set(fullName, others);
    }
    return [...new Set([...own, ...others])];
  }
}

import { NotFoundError } from '@backstage/errors';
import { SchemaReference } from '@millrace/backstage-plugin-streaming-common';
import { ReferencedSchema } from '@millrace/schema-compat';
import { RegisteredSchema, RegistryClient } from './RegistryClient';

/** The registries' own limits of what a schema may lead to. */
const MAX_DEPTH = 20;
const MAX_VERSIONS = 500;
/** `:.eu:` in front of the subjects of context `.eu`. */
const contextPrefix = /^:\.[^:]*:/;

/** A schema that refers to others; names are read in the context of its subject. */
export interface Referrer {
  subject: string;
  references: readonly SchemaReference[];
}

/**
 * The texts behind references, directly and further on, softly deleted ones as well. Each version is asked for once
 * and is one object, however often it is used.
 */
export class ReferencedTexts {
  readonly #loaded = new Map<string, RegisteredSchema | null>();
  readonly #resolved = new Map<string, ReferencedSchema[]>();

  private constructor() {}

  /**
   * Reads what some schemas lead to.
   *
   * @throws the errors of the registry client but NotFoundError
   */
  static async read(
    registry: Pick<RegistryClient, 'version'>,
    referrers: readonly Referrer[],
  ): Promise<ReferencedTexts> {
    const texts = new ReferencedTexts();
    let layer = referrers.flatMap(qualified);
    while (layer.length > 0) {
      layer = await texts.#load(registry, layer);
    }
    return texts;
  }

  /**
   * The references of one of these schemas with their texts. What does not exist, closes a circle or lies beyond the
   * limits is left out, so that whoever reads the schema says what it lacks.
   */
  of(referrer: Referrer): ReferencedSchema[] {
    return this.#resolve(referrer, []);
  }

  /** Reads what is not known yet; answers what that refers to in turn. */
  async #load(
    registry: Pick<RegistryClient, 'version'>,
    references: readonly SchemaReference[],
  ): Promise<SchemaReference[]> {
    const missing = new Map(
      references
        .filter(one => !this.#loaded.has(keyOf(one)))
        .map(one => [keyOf(one), one]),
    );
    const found = await Promise.all(
      [...missing]
        .slice(0, MAX_VERSIONS - this.#loaded.size)
        .map(async ([key, { subject, version }]) => {
          const schema = await find(registry, subject, version);
          this.#loaded.set(key, schema);
          return schema
            ? qualified({ subject, references: schema.references })
            : [];
        }),
    );
    return found.flat();
  }

  #resolve(referrer: Referrer, around: readonly string[]): ReferencedSchema[] {
    return qualified(referrer).flatMap(reference => {
      const key = keyOf(reference);
      const target = this.#loaded.get(key);
      if (!target || around.includes(key) || around.length >= MAX_DEPTH) {
        return [];
      }
      const inner =
        this.#resolved.get(key) ??
        this.#resolve(
          { subject: reference.subject, references: target.references },
          [...around, key],
        );
      this.#resolved.set(key, inner);
      return [{ ...reference, text: target.schema, references: inner }];
    });
  }
}

async function find(
  registry: Pick<RegistryClient, 'version'>,
  subject: string,
  version: number,
): Promise<RegisteredSchema | null> {
  try {
    return await registry.version(subject, version, { deleted: true });
  } catch (error) {
    if (error instanceof NotFoundError) {
      return null;
    }
    throw error;
  }
}

/** A subject of a context reads the names of others in that context, unless they say another one. */
export function qualified({
  subject,
  references,
}: Referrer): SchemaReference[] {
  const context = contextPrefix.exec(subject)?.[0] ?? '';
  return references.map(({ name, subject: target, version }) => ({
    name,
    subject: contextPrefix.test(target) ? target : `${context}${target}`,
    version,
  }));
}

function keyOf({ subject, version }: SchemaReference): string {
  return `${version} ${subject}`;
}

import { createHash } from 'node:crypto';
import { ReferencedSchema } from '@millrace/schema-compat';
import { StoredReference } from '../log/RegistryRecord';
import { StateReader } from '../state/StateReader';
import { StoredSchema } from '../state/StoredSchema';
import { parseSubjectWithin } from '../subjects/QualifiedSubject';
import { InvalidSchemaError } from './InvalidSchemaError';

/** How long a chain of references may be. */
const maxDepth = 20;
/** How many versions one schema may lead to. */
const maxVersions = 500;

/** Texts that references lead to, with a key for their content and their length along all paths. */
export interface ResolvedReferences {
  references: readonly ReferencedSchema[];
  key: string;
  weight: number;
}

const nothing: ResolvedReferences = { references: [], key: '', weight: 0 };

/** The texts that references lead to; each version is one object, however often it is used. */
export class ReferenceClosure {
  readonly #state: StateReader;
  readonly #resolved = new Map<StoredSchema, ResolvedReferences>();

  constructor(state: StateReader) {
    this.#state = state;
  }

  /** @throws InvalidSchemaError for cycles, chains that are too long and too many versions */
  resolve(
    references: readonly StoredReference[],
    context: string,
    around: readonly StoredSchema[] = [],
  ): ResolvedReferences {
    if (!references.length) return nothing;
    const found: ReferencedSchema[] = [];
    const hash = createHash('md5');
    let weight = 0;
    for (const reference of references) {
      const subject = parseSubjectWithin(reference.subject, context);
      const target = this.#state.version(subject.text, reference.version);
      if (!target) continue;
      refuseCycle(target, around);
      const inner =
        this.#resolved.get(target) ??
        this.resolve(target.references, subject.context, [...around, target]);
      this.#resolved.set(target, inner);
      if (this.#resolved.size > maxVersions) {
        throw new InvalidSchemaError(
          `The references lead to more than ${maxVersions} schemas`,
        );
      }
      found.push({
        ...reference,
        subject: subject.text,
        text: target.text,
        references: inner.references,
      });
      weight += target.text.length + inner.weight;
      hash.update(
        JSON.stringify([reference.name, subject.text, target.guid, inner.key]),
      );
    }
    return {
      references: found,
      key: found.length ? hash.digest('hex') : '',
      weight,
    };
  }
}

function refuseCycle(
  target: StoredSchema,
  around: readonly StoredSchema[],
): void {
  if (!around.includes(target) && around.length < maxDepth) return;
  throw new InvalidSchemaError(
    `References form a cycle or a chain of more than ${maxDepth}: ${[
      ...around,
      target,
    ]
      .map(each => `${each.subject} version ${each.version}`)
      .join(' → ')}`,
  );
}

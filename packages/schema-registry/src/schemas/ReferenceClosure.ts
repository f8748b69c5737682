import { ReferencedSchema } from '@millrace/schema-compat';
import { StoredReference } from '../log/RegistryRecord';
import { RegistryState } from '../state/RegistryState';
import { StoredSchema } from '../state/StoredSchema';
import { parseSubjectWithin } from '../subjects/QualifiedSubject';
import { InvalidSchemaError } from './InvalidSchemaError';

/** How long a chain of references may be. */
const maxDepth = 20;

/** The texts that references lead to; each version is one object, however often it is used. */
export class ReferenceClosure {
  readonly #state: RegistryState;
  readonly #resolved = new Map<StoredSchema, readonly ReferencedSchema[]>();

  constructor(state: RegistryState) {
    this.#state = state;
  }

  resolve(
    references: readonly StoredReference[],
    context: string,
    around: readonly StoredSchema[] = [],
  ): ReferencedSchema[] {
    return references.flatMap(reference => {
      const subject = parseSubjectWithin(reference.subject, context);
      const target = this.#state.version(subject.text, reference.version);
      if (!target) return [];
      if (around.includes(target) || around.length >= maxDepth) {
        throw new InvalidSchemaError(
          `References form a cycle or a chain of more than ${maxDepth}: ${[
            ...around,
            target,
          ]
            .map(each => `${each.subject} version ${each.version}`)
            .join(' → ')}`,
        );
      }
      const inner =
        this.#resolved.get(target) ??
        this.resolve(target.references, subject.context, [...around, target]);
      this.#resolved.set(target, inner);
      return [
        {
          ...reference,
          subject: subject.text,
          text: target.text,
          references: inner,
        },
      ];
    });
  }
}

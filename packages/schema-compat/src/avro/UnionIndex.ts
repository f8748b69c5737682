import { AvroSchema, AvroUnion, isNamed } from './AvroSchema';

/** Finds the branches of a reader's union that could take a type, without trying each. */
export class UnionIndex {
  readonly #named = new Map<string, UnionCandidate[]>();
  readonly #unnamed: UnionCandidate[] = [];

  constructor(union: AvroUnion) {
    for (const [index, type] of union.branches.entries()) {
      if (isNamed(type)) {
        for (const key of [`name ${type.name}`, ...type.aliases]) {
          const candidates = this.#named.get(key) ?? [];
          candidates.push({ index, type });
          this.#named.set(key, candidates);
        }
      } else {
        this.#unnamed.push({ index, type });
      }
    }
  }

  candidatesFor(branch: AvroSchema): readonly UnionCandidate[] {
    if (!isNamed(branch)) return this.#unnamed;
    return [
      ...(this.#named.get(`name ${branch.name}`) ?? []),
      ...(this.#named.get(branch.fullName) ?? []),
    ];
  }
}

/** A branch and its position. */
export interface UnionCandidate {
  index: number;
  type: AvroSchema;
}

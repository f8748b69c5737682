import { Subject } from '@millrace/backstage-plugin-streaming-common';
import { MetadataIndex, SubjectSnapshot } from '../index/index';
import { RegisteredSchema } from '../registry';

/** The registries' own limit of how deep references go. */
const MAX_REFERENCED = 500;

type Referrer = Subject['referencedBy'][number];

/** Who refers to which subjects of a cluster, read off the index at one moment. */
export class SubjectReferences {
  readonly #referrers = new Map<string, Referrer[]>();

  constructor(subjects: readonly SubjectSnapshot[]) {
    for (const { subject, versions } of subjects) {
      for (const { version, references } of versions) {
        for (const target of references) {
          const known = this.#referrers.get(target.subject) ?? [];
          known.push({ subject, version, references: target.version });
          this.#referrers.set(target.subject, known);
        }
      }
    }
  }

  /** Sorted by subject, newest version first. */
  referrersOf(subject: string): Referrer[] {
    return [...(this.#referrers.get(subject) ?? [])].sort(
      (a, b) => compare(a.subject, b.subject) || b.version - a.version,
    );
  }
}

/**
 * Every version that the given ones refer to, directly or not, each once. What `canSee` hides or the index does not
 * hold is left out.
 */
export function referencedBy(
  versions: readonly RegisteredSchema[],
  options: {
    cluster: string;
    index: Pick<MetadataIndex, 'subject'>;
    canSee: (subject: string) => boolean;
  },
): Subject['referenced'] {
  const { cluster, index, canSee } = options;
  const found = new Map<string, Subject['referenced'][number]>();
  const queue = versions.flatMap(({ references }) => references);
  for (const { subject, version } of queue) {
    const key = `${version} ${subject}`;
    const snapshot = canSee(subject)
      ? index.subject(cluster, subject)
      : undefined;
    const target = [
      ...(snapshot?.versions ?? []),
      ...(snapshot?.deleted ?? []),
    ].find(one => one.version === version);
    if (target && !found.has(key) && found.size < MAX_REFERENCED) {
      const { schema } = target;
      const references = target.references.filter(one => canSee(one.subject));
      found.set(key, { subject, version, schema, references });
      queue.push(...references);
    }
  }
  return [...found.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

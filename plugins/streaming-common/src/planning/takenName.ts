import { CheckResult } from '../models';
import { labelled, Said, SaidValue, say } from '../sentences';

/** What the reader of a verdict may know of the topic that stands in the way. */
export interface TakenName {
  name: string;
  cluster: string;
  /** Null: nobody owns it; undefined: not to be said. */
  owner?: string | null;
  /** The reader may not know that it exists. */
  hidden?: boolean;
  /** What to choose instead; another name without it. */
  next?: NextVersion;
}

/** The free name that follows one that is taken. */
export interface NextVersion {
  /** As in `v3`. */
  version: string;
  name: string;
}

/** Why a name cannot be had, without a word on what the reader may not see. */
export function sayTaken({
  name,
  cluster,
  owner,
  hidden,
  next,
}: TakenName): Said {
  if (hidden) {
    return say('topic.unavailable', { name, cluster });
  }
  const choice: SaidValue = next?.version ?? say('topic.anotherName');
  if (owner === undefined) {
    return say('topic.exists', { name, cluster, choice });
  }
  return owner === null
    ? say('topic.existsUnowned', { name, cluster, choice })
    : say('topic.existsOwned', {
        name,
        cluster,
        owner: owner.slice(owner.lastIndexOf('/') + 1),
        choice,
      });
}

/** The fix that sets the next version. */
export function nextVersionFix(
  next: NextVersion | undefined,
): CheckResult['fix'] {
  return (
    next && {
      ...labelled('fix.use', { value: next.name }),
      field: 'name',
      value: next.name,
    }
  );
}

/** The first later version of a name that nobody has; undefined for a name that does not end in one. */
export function nextVersion(
  name: string,
  taken: ReadonlySet<string>,
): NextVersion | undefined {
  const match = /^(.*\.)v(\d+)$/.exec(name);
  if (!match) {
    return undefined;
  }
  let version = Number(match[2]) + 1;
  while (taken.has(`${match[1]}v${version}`)) {
    version++;
  }
  return { version: `v${version}`, name: `${match[1]}v${version}` };
}

import { SaidValue } from '@millrace/backstage-plugin-streaming-common';
import { saidBy } from '../lib/sayError';
import { OwnConfig, RegisteredSchema, RegistryClient } from '../registry';
import { forEachLimited } from './forEachLimited';
import { SubjectSnapshot } from './MetadataIndex';

const CONCURRENCY = 4;
/** What the reference registry starts with. */
const DEFAULT_LEVEL = 'BACKWARD';

type LevelConfig = Pick<OwnConfig, 'compatibility' | 'policy'>;
const nothingSet: LevelConfig = { compatibility: null, policy: 'STRICT' };

/** The subjects of the registry of one cluster. */
export class SubjectIndex {
  readonly #clusterId: string;
  readonly #now: () => number;
  readonly #rows = new Map<string, SubjectSnapshot>();
  #sorted: readonly SubjectSnapshot[] | undefined;

  constructor(options: { clusterId: string; now: () => number }) {
    this.#clusterId = options.clusterId;
    this.#now = options.now;
  }

  get(subject: string): SubjectSnapshot | undefined {
    return this.#rows.get(subject);
  }

  /** Sorted by name. */
  list(): readonly SubjectSnapshot[] {
    this.#sorted ??= [...this.#rows.values()].sort((a, b) =>
      a.subject < b.subject ? -1 : 1,
    );
    return this.#sorted;
  }

  /** Reads all subjects, or these alone; versions are immutable and read once. True when something changed. */
  async pass(
    registry: RegistryClient,
    only?: readonly string[],
  ): Promise<boolean> {
    const listed = await registry.subjects();
    const global = (await registry.ownConfig()) ?? nothingSet;
    const wanted = only ? new Set(only) : undefined;
    let changed = false;
    await forEachLimited(
      listed.filter(subject => wanted?.has(subject) ?? true),
      CONCURRENCY,
      async subject => {
        const before = this.#rows.get(subject);
        const after = await this.#read(registry, subject, global);
        this.#rows.set(subject, after);
        changed ||= !before || !sameContent(before, after);
      },
    );
    const alive = new Set(listed);
    for (const subject of this.#rows.keys()) {
      if (!alive.has(subject)) {
        this.#rows.delete(subject);
        changed = true;
      }
    }
    this.#sorted = undefined;
    return changed;
  }

  /** Notes that the registry does not answer; values stay as last read. */
  fail(error: SaidValue): void {
    for (const [subject, row] of this.#rows) {
      this.#rows.set(subject, { ...row, error });
    }
    this.#sorted = undefined;
  }

  async #read(
    registry: RegistryClient,
    subject: string,
    global: LevelConfig,
  ): Promise<SubjectSnapshot> {
    const before = this.#rows.get(subject);
    try {
      const versions = await this.#versions(registry, subject);
      const own = await registry.ownConfig(subject);
      return {
        cluster: this.#clusterId,
        subject,
        ...versions,
        compatibility:
          own?.compatibility ?? global.compatibility ?? DEFAULT_LEVEL,
        compatibilitySource: own?.compatibility ? 'subject' : 'global',
        // The nearest scope that is set to anything decides alone, but for the level.
        compatibilityPolicy: (own ?? global).policy,
        observedAt: this.#now(),
        error: null,
      };
    } catch (cause) {
      return {
        cluster: this.#clusterId,
        subject,
        versions: before?.versions ?? [],
        deleted: before?.deleted ?? [],
        compatibility:
          before?.compatibility ?? global.compatibility ?? DEFAULT_LEVEL,
        compatibilitySource: before?.compatibilitySource ?? 'global',
        compatibilityPolicy: before?.compatibilityPolicy ?? global.policy,
        observedAt: before?.observedAt ?? null,
        error: saidBy(cause),
      };
    }
  }

  /** A version never changes but for being deleted, so that each is read once. */
  async #versions(
    registry: RegistryClient,
    subject: string,
  ): Promise<Pick<SubjectSnapshot, 'versions' | 'deleted'>> {
    const before = this.#rows.get(subject);
    const known = new Map(
      [...(before?.versions ?? []), ...(before?.deleted ?? [])].map(one => [
        one.version,
        one,
      ]),
    );
    const read = async (numbers: number[], deleted: boolean) => {
      const versions: RegisteredSchema[] = [];
      for (const number of [...numbers].reverse()) {
        versions.push(
          known.get(number) ??
            (await registry.version(subject, number, { deleted })),
        );
      }
      return versions;
    };
    const [live, all] = await Promise.all([
      registry.versions(subject),
      registry.versions(subject, { deleted: true }),
    ]);
    const alive = new Set(live);
    return {
      versions: await read(live, false),
      deleted: await read(
        all.filter(number => !alive.has(number)),
        true,
      ),
    };
  }
}

function sameContent(a: SubjectSnapshot, b: SubjectSnapshot): boolean {
  return (
    a.compatibility === b.compatibility &&
    a.compatibilitySource === b.compatibilitySource &&
    a.compatibilityPolicy === b.compatibilityPolicy &&
    a.versions.length === b.versions.length &&
    a.deleted.length === b.deleted.length &&
    a.versions[0]?.id === b.versions[0]?.id
  );
}

import { z } from 'zod/v4';
import { Journal, JournalWriter } from '../journal/Journal';
import { journalKinds } from '../journal/journalKinds';
import { AclPatternType } from './aclCodes';
import { AclFilter, aclKey, AclRule, matchesFilter } from './AclRule';

const storedRules = z.array(
  z.object({
    resourceType: z.number(),
    resourceName: z.string(),
    patternType: z.number(),
    principal: z.string(),
    host: z.string(),
    operation: z.number(),
    permission: z.number(),
  }),
);

const storedChange = z.union([
  z.object({ added: storedRules }),
  z.object({ removed: storedRules }),
]);

type AclChange = { added: AclRule[] } | { removed: AclRule[] };

/** The access rules, in memory and in the journal. @internal */
export class AclStore {
  readonly #rules = new Map<string, AclRule>();
  /** Made on demand from the rules; undefined after a change. */
  #index: AclIndex | undefined;
  readonly #writer: JournalWriter<AclChange>;

  constructor(options: { journal: Pick<Journal, 'register'> }) {
    this.#writer = options.journal.register<AclChange>({
      kind: journalKinds.acl,
      version: 1,
      encode: change => Buffer.from(JSON.stringify(change)),
      decode: body => storedChange.parse(JSON.parse(body.toString())),
      apply: change => {
        this.#index = undefined;
        if ('added' in change) {
          change.added.forEach(rule => this.#rules.set(aclKey(rule), rule));
        } else {
          change.removed.forEach(rule => this.#rules.delete(aclKey(rule)));
        }
      },
      snapshot: () => [{ added: [...this.#rules.values()] }],
    });
  }

  /** The rules a filter means, in the order they were added. */
  find(filter: AclFilter): AclRule[] {
    return this.list().filter(rule => matchesFilter(rule, filter));
  }

  list(): AclRule[] {
    return [...this.#rules.values()];
  }

  /** The rules that speak about the resource of this name. */
  covering(resourceType: number, resourceName: string): AclRule[] {
    this.#index ??= indexRules(this.#rules.values());
    const { literal, prefixed } = this.#index;
    const named = literal.get(`${resourceType} ${resourceName}`) ?? [];
    const everywhere =
      resourceName === '*' ? [] : literal.get(`${resourceType} *`) ?? [];
    const byPrefix = (prefixed.get(resourceType) ?? []).filter(rule =>
      resourceName.startsWith(rule.resourceName),
    );
    return [...named, ...everywhere, ...byPrefix];
  }

  /** Adds rules, each checked before; one that exists stays. Returns when they are durable. */
  async add(rules: readonly AclRule[]): Promise<void> {
    const added = rules.filter(rule => !this.#rules.has(aclKey(rule)));
    if (added.length > 0) {
      await this.#writer.append({ added });
    }
  }

  async remove(rules: readonly AclRule[]): Promise<void> {
    if (rules.length > 0) {
      await this.#writer.append({ removed: [...rules] });
    }
  }
}

interface AclIndex {
  /** By resource type and name. */
  literal: Map<string, AclRule[]>;
  /** By resource type. */
  prefixed: Map<number, AclRule[]>;
}

function indexRules(rules: Iterable<AclRule>): AclIndex {
  const index: AclIndex = { literal: new Map(), prefixed: new Map() };
  for (const rule of rules) {
    const { resourceType, resourceName } = rule;
    if (rule.patternType === AclPatternType.PREFIXED) {
      addTo(index.prefixed, resourceType, rule);
    } else {
      addTo(index.literal, `${resourceType} ${resourceName}`, rule);
    }
  }
  return index;
}

function addTo<K>(map: Map<K, AclRule[]>, key: K, rule: AclRule): void {
  const rules = map.get(key);
  if (rules) {
    rules.push(rule);
  } else {
    map.set(key, [rule]);
  }
}

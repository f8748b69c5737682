import { RuleSet, SchemaMetadata } from '../model/RuleSet';
import { SchemaInput } from '../parseSchema';
import { EvaluationMode, selectRules } from './selectRules';
import { say } from '../sentences/say';
import { SaidRangeError } from './SaidRangeError';

/**
 * A version of a subject with its contract.
 *
 * @public
 */
export interface ContractVersion {
  version: number;
  schema: SchemaInput;
  metadata?: SchemaMetadata;
  ruleSet?: RuleSet;
}

/**
 * `versions` are those of the subject, in any order, soft-deleted ones included: clients walk over
 * all of them. `compatibilityGroup` names the metadata property that tells majors apart.
 *
 * @public
 */
export interface MigrationQuestion {
  versions: readonly ContractVersion[];
  from: number;
  to: number;
  compatibilityGroup?: string;
}

/**
 * One step between neighbouring versions. The rules are those of the later of both.
 *
 * @public
 */
export interface MigrationStep {
  from: ContractVersion;
  to: ContractVersion;
  ruleSet: RuleSet;
}

/**
 * `unbridged` are neighbours of different groups without a rule between them: messages cross as
 * they are, and nobody promised that they may. `repeated` are steps inside of one group: its
 * versions read each other anyhow, and a rule that was inherited from the version before runs a
 * second time there.
 *
 * @public
 */
export interface MigrationPlan {
  mode: Extract<EvaluationMode, 'UPGRADE' | 'DOWNGRADE'>;
  steps: readonly MigrationStep[];
  unbridged: readonly { from: number; to: number }[];
  repeated: readonly { from: number; to: number }[];
}

/**
 * The way from one version of a subject to another, as clients go it: over every version between,
 * with the rules of those that have some.
 *
 * @throws RangeError when one of the two versions is not among the given ones.
 * @public
 */
export function planMigration(question: MigrationQuestion): MigrationPlan {
  const { from, to, compatibilityGroup } = question;
  const mode = from <= to ? 'UPGRADE' : 'DOWNGRADE';
  const way = versionsBetween(question);
  if (mode === 'DOWNGRADE') way.reverse();
  const pairs = way.slice(1).map((next, index) => {
    const previous = way[index] ?? next;
    const later = mode === 'UPGRADE' ? next : previous;
    const runs = selectRules(later.ruleSet, 'MIGRATION', mode).length > 0;
    return { from: previous, to: next, ruleSet: later.ruleSet ?? {}, runs };
  });
  const crosses = (pair: Pick<MigrationStep, 'from' | 'to'>) =>
    compatibilityGroup !== undefined &&
    groupOf(pair.from, compatibilityGroup) !==
      groupOf(pair.to, compatibilityGroup);
  return {
    mode,
    steps: pairs
      .filter(({ runs }) => runs)
      .map(({ runs: _runs, ...step }) => step),
    unbridged: pairs.filter(pair => crosses(pair) && !pair.runs).map(numbers),
    repeated: compatibilityGroup
      ? pairs.filter(pair => pair.runs && !crosses(pair)).map(numbers)
      : [],
  };
}

function versionsBetween({
  versions,
  from,
  to,
}: MigrationQuestion): ContractVersion[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  for (const wanted of [from, to]) {
    if (!versions.some(({ version }) => version === wanted)) {
      const known = versions.map(({ version }) => version).join(', ');
      throw new SaidRangeError(
        known
          ? say('schema.rule.no-version', { wanted, versions: known })
          : say('schema.rule.no-versions', { wanted }),
      );
    }
  }
  return versions
    .filter(({ version }) => version >= first && version <= last)
    .sort((a, b) => a.version - b.version);
}

/** The group of a version; undefined when it names none. */
function groupOf(
  { metadata }: ContractVersion,
  property: string,
): string | undefined {
  const properties = metadata?.properties ?? {};
  return Object.hasOwn(properties, property) ? properties[property] : undefined;
}

function numbers({ from, to }: Pick<MigrationStep, 'from' | 'to'>) {
  return { from: from.version, to: to.version };
}

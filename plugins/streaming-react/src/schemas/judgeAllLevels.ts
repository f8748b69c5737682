import {
  checkCompatibility,
  CompatibilityLevel,
  compatibilityLevels,
  CompatibilityPolicy,
  levelDemands,
  PreviousSchema,
  SchemaIncompatibility,
  SchemaInput,
} from '@millrace/schema-compat';

/** What one level says of a schema; a level says the same here as in the registry, which asks the same library. */
export interface LevelVerdict {
  level: CompatibilityLevel;
  compatible: boolean;
  incompatibilities: readonly SchemaIncompatibility[];
}

/**
 * The verdict of every level on a schema that would follow these versions (oldest first). Every pair is compared
 * once: the strictest level finds everything that the others find.
 */
export function judgeAllLevels(
  candidate: SchemaInput,
  previous: readonly (PreviousSchema & { version: number })[],
  policy?: CompatibilityPolicy,
): LevelVerdict[] {
  const { incompatibilities } = checkCompatibility({
    candidate,
    previous,
    level: 'FULL_TRANSITIVE',
    policy,
  });
  // What is no schema is compared with no version, and each level says so in its own direction.
  if (incompatibilities.some(({ rule }) => rule === 'SCHEMA_INVALID')) {
    return compatibilityLevels.map(level => ({
      level,
      ...checkCompatibility({ candidate, previous, level }),
    }));
  }
  const newest = previous.at(-1)?.version;
  return compatibilityLevels.map(level => {
    const { directions, transitive } = levelDemands(level);
    const own = incompatibilities.filter(
      ({ direction, versionCompared }) =>
        directions.includes(direction) &&
        (transitive || versionCompared === newest),
    );
    return { level, compatible: own.length === 0, incompatibilities: own };
  });
}

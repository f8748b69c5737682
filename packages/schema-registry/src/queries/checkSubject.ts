import {
  checkCompatibility,
  CompatibilityLevel,
  CompatibilityVerdict,
  Schema,
  SchemaIncompatibility,
} from '@millrace/schema-compat';
import { SchemaCatalog } from '../schemas/SchemaCatalog';
import { RegistryState } from '../state/RegistryState';
import { StoredSchema } from '../state/StoredSchema';

/**
 * Compares a schema with stored versions at a level. `versions` are oldest first; one that cannot
 * be read any more makes the verdict negative.
 */
export function checkAgainst(
  question: {
    candidate: Schema;
    versions: readonly StoredSchema[];
    level: CompatibilityLevel;
  },
  { state, catalog }: { state: RegistryState; catalog: SchemaCatalog },
): CompatibilityVerdict {
  const { candidate, versions, level } = question;
  return checkCompatibility({
    candidate,
    level,
    previous: versions.map(stored => ({
      version: stored.version,
      schema: catalog.parseStored(state, stored) ?? { text: stored.text },
    })),
  });
}

/**
 * The lines that say why a schema was refused: the findings of the newest version that refuses it,
 * then that version, its text and the level.
 */
export function verdictMessages(
  verdict: CompatibilityVerdict,
  versions: readonly StoredSchema[],
  level: CompatibilityLevel,
): string[] {
  const version = verdict.incompatibilities[0]?.versionCompared;
  const old = versions.find(each => each.version === version);
  return [
    ...verdict.incompatibilities
      .filter(({ versionCompared }) => versionCompared === version)
      .map(findingLine),
    ...(old
      ? [`{oldSchemaVersion: ${old.version}}`, `{oldSchema: '${old.text}'}`]
      : []),
    `{validateFields: 'false', compatibility: '${level}'}`,
  ];
}

function findingLine(finding: SchemaIncompatibility): string {
  return `{errorType:'${finding.rule}', description:'${finding.message}', additionalInfo:'${finding.additionalInfo}'}`;
}

import {
  CompatibilityLevel,
  CompatibilityVerdict,
  SchemaIncompatibility,
} from '@millrace/schema-compat';
import { Judge, WeighedSource } from '../judge/Question';
import { Config } from '../log/RegistryRecord';
import { sourceOf } from '../schemas/postedSchema';
import { StateReader } from '../state/StateReader';
import { StoredSchema } from '../state/StoredSchema';
import { checkReservedFields } from './reservedFields';

/** A schema that is to follow stored versions, under the config of its subject. */
export interface SubjectQuestion {
  candidate: WeighedSource;
  metadata?: object;
  /** Oldest first. */
  versions: readonly StoredSchema[];
  config: Config & { compatibilityLevel: CompatibilityLevel };
}

/**
 * Compares a schema with stored versions as the config demands; one that cannot be read any more
 * makes the verdict negative. With a `compatibilityGroup` only versions whose property of that name
 * has the same value count.
 */
export function checkAgainst(
  question: SubjectQuestion,
  { state, judge }: { state: StateReader; judge: Judge },
): CompatibilityVerdict {
  const { candidate, config } = question;
  const versions = versionsOfGroup(question);
  const level = config.compatibilityLevel;
  const reserved = config.validateFields
    ? checkReservedFields({ ...question, versions }, judge)
    : [];
  const compared = level === 'NONE' ? [] : counted(versions, level);
  const verdict: CompatibilityVerdict = compared.length
    ? judge.check({
        candidate,
        level,
        policy: config.compatibilityPolicy ?? 'STRICT',
        previous: compared.map(stored => ({
          version: stored.version,
          source: sourceOf(state, stored) ?? unknownType(stored),
        })),
      })
    : { compatible: true, incompatibilities: [] };
  return reserved.length
    ? {
        compatible: false,
        incompatibilities: [...reserved, ...verdict.incompatibilities],
      }
    : verdict;
}

/**
 * The lines that say why a schema was refused: the findings of the newest version that refuses it,
 * then that version, its text and the level.
 */
export function verdictMessages(
  verdict: CompatibilityVerdict,
  { versions, config }: SubjectQuestion,
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
    `{validateFields: '${config.validateFields ?? false}', compatibility: '${
      config.compatibilityLevel
    }'}`,
  ];
}

/** The versions that a schema is compared with: those of its compatibility group, if there are groups. */
export function versionsOfGroup({
  versions,
  metadata,
  config: { compatibilityGroup: group },
}: Pick<
  SubjectQuestion,
  'versions' | 'metadata' | 'config'
>): readonly StoredSchema[] {
  if (!group) return versions;
  const own = propertyOf(metadata, group);
  return versions.filter(each => propertyOf(each.metadata, group) === own);
}

/** The value of a metadata property. */
export function propertyOf(
  metadata: object | undefined,
  name: string,
): unknown {
  const properties = Object(Object(metadata).properties);
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** A level that is not transitive looks at the newest version alone. */
function counted(
  versions: readonly StoredSchema[],
  level: CompatibilityLevel,
): readonly StoredSchema[] {
  return level.endsWith('_TRANSITIVE') ? versions : versions.slice(-1);
}

/** A type that nobody here can read is told as such by whoever tries. */
function unknownType(stored: StoredSchema): WeighedSource {
  return {
    // Read as Avro, which it is not: the verdict is "unreadable".
    type: 'AVRO',
    text: stored.text,
    key: stored.guid,
    weight: stored.text.length,
  };
}

function findingLine(finding: SchemaIncompatibility): string {
  return `{errorType:'${finding.rule}', description:'${finding.message}', additionalInfo:'${finding.additionalInfo}'}`;
}

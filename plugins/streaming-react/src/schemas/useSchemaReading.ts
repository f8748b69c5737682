import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import {
  diffSchemas,
  lintSchema,
  LintFinding,
  listFields,
  parseSchema,
  readTags,
  SchemaDiff,
  SchemaField,
  SchemaParseError,
  SchemaProblem,
} from '@millrace/schema-compat';
import { useMemo } from 'react';
import { sourceOf } from './schemaSources';

/** What the library makes of a stored version. */
export type Reading<T> =
  | { ok: true; value: T }
  | { ok: false; problems: readonly SchemaProblem[] };

/** The fields of a version, with the tags of the text and those of its metadata. */
export function useFields(
  subject: Subject,
  version: SubjectVersion,
): Reading<SchemaField[]> {
  const { referenced } = subject;
  return useMemo(() => {
    const parsed = parseSchema(sourceOf(version, referenced));
    if (!parsed.ok) {
      return parsed;
    }
    const tags = readTags(parsed.schema, version.metadata ?? undefined);
    return {
      ok: true,
      value: listFields(parsed.schema).map(field => ({
        ...field,
        tags: tags.get(field.path) ?? [],
      })),
    };
  }, [version, referenced]);
}

/** What changed from one version to another, judged at the level of the subject. */
export function diffVersions(
  subject: Pick<Subject, 'compatibility' | 'referenced'>,
  before: SubjectVersion,
  after: SubjectVersion,
): Reading<SchemaDiff> {
  try {
    return {
      ok: true,
      value: diffSchemas(
        sourceOf(before, subject.referenced),
        sourceOf(after, subject.referenced),
        {
          level: subject.compatibility,
          contract: { before: contractOf(before), after: contractOf(after) },
        },
      ),
    };
  } catch (error) {
    if (error instanceof SchemaParseError) {
      return { ok: false, problems: error.problems };
    }
    throw error;
  }
}

/** The advice on a version, given what the one before it holds. */
export function useAdvice(
  subject: Subject,
  version: SubjectVersion,
): LintFinding[] {
  const { referenced, compatibility, versions, lint } = subject;
  return useMemo(() => {
    const previous = previousOf(versions, version);
    return lintSchema(sourceOf(version, referenced), {
      ...lint,
      level: compatibility,
      ...(previous ? { previous: sourceOf(previous, referenced) } : {}),
    });
  }, [version, versions, referenced, compatibility, lint]);
}

/**
 * The version that one followed: the newest of the live ones below it.
 *
 * @public
 */
export function previousOf(
  versions: readonly SubjectVersion[],
  version: SubjectVersion,
): SubjectVersion | undefined {
  return versions
    .filter(one => !one.deleted && one.version < version.version)
    .sort((a, b) => b.version - a.version)[0];
}

function contractOf({ metadata, ruleSet }: SubjectVersion) {
  return { metadata: metadata ?? undefined, ruleSet: ruleSet ?? undefined };
}

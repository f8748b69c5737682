import { RegistryRecord } from '../log/RegistryRecord';
import { effectiveMode } from '../queries/settings';
import {
  requireVersion,
  subjectNotFound,
  VersionSelector,
} from '../queries/versions';
import { errorCodes, RegistryError } from '../RegistryError';
import { RegistryState, scopeOf } from '../state/RegistryState';
import { StoredSchema } from '../state/StoredSchema';
import { parseSubject } from '../subjects/QualifiedSubject';
import { Decision } from './Decision';
import { notPermitted, schemaRecord } from './registerSchema';

/** `sees` tells which subjects may be named to whoever deletes. */
interface DeletionOptions {
  permanent: boolean;
  sees(subject: string): boolean;
}

/**
 * Decides on deleting a whole subject: softly, or for good once that has been done.
 *
 * @throws RegistryError 40401, 40404, 40405, 42205 or 42206
 */
export function deleteSubject(
  state: RegistryState,
  written: string,
  options: DeletionOptions,
): Decision<number[]> {
  const { permanent } = options;
  const subject = parseSubject(written).text;
  requireWritable(state, written);
  const versions = state.versions(subject);
  const live = versions.filter(each => !each.deleted);
  const newest = live.at(-1);
  if (!versions.length) throw subjectNotFound(written);
  if (permanent) {
    if (newest) {
      throw new RegistryError(
        errorCodes.subjectNotSoftDeleted,
        `Subject '${written}' was not deleted first before being permanently deleted`,
      );
    }
    versions.forEach(each => requireUnreferenced(state, each, options));
    return {
      records: permanentRecords(state, versions),
      answer: versions.map(({ version }) => version),
    };
  }
  if (!newest) {
    throw new RegistryError(
      errorCodes.subjectSoftDeleted,
      `Subject '${written}' was soft deleted. Set permanent=true to delete permanently`,
    );
  }
  live.forEach(each => requireUnreferenced(state, each, options));
  return {
    records: [
      {
        keytype: 'DELETE_SUBJECT',
        subject,
        value: { version: newest.version },
      },
    ],
    answer: live.map(({ version }) => version),
  };
}

/**
 * Decides on deleting one version: softly, or for good once that has been done.
 *
 * @throws RegistryError 40401, 40402, 40406, 40407, 42205 or 42206
 */
export function deleteVersion(
  state: RegistryState,
  written: string,
  options: DeletionOptions & { selector: VersionSelector },
): Decision<number> {
  const { selector, permanent } = options;
  requireWritable(state, written);
  const { text } = parseSubject(written);
  // Reading finds a bare name in other contexts too; deleting must not.
  if (!state.versions(text).length) throw subjectNotFound(written);
  const view = selector === 'latest' && !permanent ? 'hidden' : 'included';
  const schema = requireVersion(state, text, selector, view);
  const { version } = schema;
  if (permanent && !schema.deleted) {
    throw new RegistryError(
      errorCodes.versionNotSoftDeleted,
      `Subject '${written}' Version ${version} was not deleted first before being permanently deleted`,
    );
  }
  if (!permanent && schema.deleted) {
    throw new RegistryError(
      errorCodes.versionSoftDeleted,
      `Subject '${written}' Version ${version} was soft deleted. Set permanent=true to delete permanently`,
    );
  }
  requireUnreferenced(state, schema, options);
  return {
    records: permanent
      ? permanentRecords(state, [schema])
      : [schemaRecord(schema, true)],
    answer: version,
  };
}

/** Tombstones; with a subject's last version its config and mode go too. */
function permanentRecords(
  state: RegistryState,
  versions: readonly StoredSchema[],
): RegistryRecord[] {
  const subject = versions[0]?.subject ?? '';
  const { context } = parseSubject(subject);
  const last = state.versions(subject).length === versions.length;
  const scope = scopeOf(subject);
  return [
    // Compaction forgets removed versions, and with them the ids that must not be given again.
    {
      keytype: 'HIGHEST_ID',
      context,
      value: { id: state.highestId(context) },
    },
    ...versions.map(
      ({ version }): RegistryRecord => ({
        keytype: 'SCHEMA',
        subject,
        version,
        value: null,
      }),
    ),
    ...(last && state.config(scope)
      ? [{ keytype: 'CONFIG' as const, subject, value: null }]
      : []),
    ...(last && state.mode(scope)
      ? [{ keytype: 'MODE' as const, subject, value: null }]
      : []),
  ];
}

function requireWritable(state: RegistryState, written: string): void {
  if (effectiveMode(state, parseSubject(written).text) === 'READONLY') {
    throw notPermitted(written, 'is in read-only mode');
  }
}

function requireUnreferenced(
  state: RegistryState,
  { subject, version }: StoredSchema,
  { permanent, sees }: DeletionOptions,
): void {
  const referrer = state
    .referrers(subject, version)
    .find(each => permanent || !each.deleted);
  if (!referrer) return;
  throw new RegistryError(
    errorCodes.referenceExists,
    `One or more references exist to the schema {magic=1,keytype=SCHEMA,subject=${subject},version=${version}}${
      sees(referrer.subject)
        ? `: subject "${referrer.subject}" version ${referrer.version} refers to it`
        : ''
    }`,
  );
}

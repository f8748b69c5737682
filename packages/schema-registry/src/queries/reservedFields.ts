import { say, SchemaIncompatibility, worded } from '@millrace/schema-compat';
import { Judge } from '../judge/Question';
import { propertyOf, SubjectQuestion } from './checkSubject';

/** The metadata property that lists, with commas, field paths that a schema must not use. */
const reservedProperty = 'confluent:reserved';

/**
 * What `validateFields` demands: no field stands on a reserved path, and a path once reserved stays
 * reserved.
 */
export function checkReservedFields(
  { candidate, metadata, versions }: SubjectQuestion,
  judge: Judge,
): SchemaIncompatibility[] {
  const reserved = reservedPaths(metadata);
  const newest = versions.at(-1);
  const dropped = [...reservedPaths(newest?.metadata)].filter(
    path => !reserved.has(path),
  );
  const taken = reserved.size
    ? judge.fieldPaths(candidate).filter(path => reserved.has(path))
    : [];
  const findings = [
    ...dropped.map(path => ({
      rule: 'RESERVED_FIELD_REMOVED',
      fieldPath: path,
      ...worded(say('schema.conflict.reserved-dropped', { path })),
    })),
    ...taken.map(path => ({
      rule: 'FIELD_CONFLICTS_WITH_RESERVED_FIELD',
      fieldPath: path,
      ...worded(say('schema.conflict.reserved-taken', { path })),
    })),
  ];
  return findings.map(finding => ({
    ...finding,
    direction: 'BACKWARD',
    path: '',
    additionalInfo: finding.fieldPath,
    ...(newest ? { versionCompared: newest.version } : {}),
  }));
}

function reservedPaths(metadata: object | undefined): Set<string> {
  const value = propertyOf(metadata, reservedProperty);
  return new Set(
    typeof value === 'string'
      ? value
          .split(',')
          .map(path => path.trim())
          .filter(Boolean)
      : [],
  );
}

import { RegistryRecord } from '../log/RegistryRecord';
import { RegistryState, scopeOf } from '../state/RegistryState';
import { parseSubject } from '../subjects/QualifiedSubject';
import { schemaRecord } from './registerSchema';

/**
 * The records that say again what holds, after a void record under the same key: compaction keeps
 * the last record of a key, whether it counts or not.
 */
export function restoreRecords(
  state: RegistryState,
  voided: RegistryRecord,
): RegistryRecord[] {
  switch (voided.keytype) {
    case 'SCHEMA': {
      const { subject, version } = voided;
      const schema = state.version(parseSubject(subject).text, version);
      return [
        schema
          ? schemaRecord(schema)
          : { keytype: 'SCHEMA', subject, version, value: null },
      ];
    }
    case 'DELETE_SUBJECT': {
      const { keytype, subject } = voided;
      // Marks that an earlier record of this key has set stand in the versions from now on.
      return [
        ...state
          .versions(parseSubject(subject).text)
          .map(each => schemaRecord(each)),
        { keytype, subject, value: null },
      ];
    }
    case 'CONFIG':
      return [
        { ...voided, value: state.config(scopeOf(voided.subject)) ?? null },
      ];
    case 'MODE': {
      const mode = state.mode(scopeOf(voided.subject));
      return [{ ...voided, value: mode === undefined ? null : { mode } }];
    }
    case 'CONTEXT':
      return [
        { ...voided, value: state.hasContext(voided.context) ? {} : null },
      ];
    case 'HIGHEST_ID':
      return [{ ...voided, value: { id: state.highestId(voided.context) } }];
    default:
      return [];
  }
}

import { Said } from '../sentences/Said';
import { CompatibilityDirection } from './CompatibilityLevel';

/**
 * One thing that a reader cannot make of what a writer wrote.
 *
 * `rule` is the name that registries use (`READER_FIELD_MISSING_DEFAULT_VALUE`, …); `path` is a
 * JSON pointer into the reading schema; `fieldPath` is the path that people know the field by;
 * `said` is `message` for other languages.
 *
 * @public
 */
export interface SchemaIncompatibility {
  rule: string;
  direction: CompatibilityDirection;
  path: string;
  fieldPath: string;
  message: string;
  said: Said;
  additionalInfo: string;
  /** Absent when the version compared with has no number, as a draft has none. */
  versionCompared?: number;
}

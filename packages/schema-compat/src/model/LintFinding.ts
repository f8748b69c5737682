import { Said } from '../sentences/Said';

/**
 * Advice about a schema that is accepted, or would be but for this.
 *
 * `rule` is stable and starts with `lint.`; `path` is a JSON pointer into the text, `line` and
 * `column` count from 1 and are there when the schema was given as text. `severity` says what the
 * shipped policy makes of it; staging counts as dev.
 *
 * @public
 */
export interface LintFinding {
  rule: string;
  severity: { dev: LintSeverity; prod: LintSeverity };
  path: string;
  fieldPath: string;
  /** Why, in one English sentence. */
  message: string;
  /** The message as data, for other languages. */
  said: Said;
  fix?: LintFix;
  line?: number;
  column?: number;
}

/** @public */
export type LintSeverity = 'warn' | 'fail';

/**
 * What to do about a finding: in English, and as data for other languages. `text` is the corrected fragment that may replace what stands at
 * `path`; absent where only a person knows the words.
 *
 * @public
 */
export interface LintFix {
  description: string;
  said: Said;
  path: string;
  text?: string;
}

import { LintFinding, LintFix } from '../model/LintFinding';

/**
 * House choices of the lint; see `lintSchema`.
 *
 * @public
 */
export interface LintOptions {
  case?: 'snake' | 'camel';
  ambiguousNames?: readonly string[];
  moneyWords?: readonly string[];
}

/** What a field's values are, as far as its name can promise it. */
export type FieldMeaning =
  | 'integer'
  | 'fraction'
  | 'boolean'
  | 'text'
  | 'uuid'
  | 'time'
  | 'other';

/**
 * A field of any format, for rules about names. `meaning` is undefined where several types are
 * allowed besides null.
 */
export interface NamedField {
  name: string;
  /** The name of the record, message or object that it belongs to. */
  owner: string;
  fieldPath: string;
  meaning: FieldMeaning | undefined;
  /** The type, in the words of its format. */
  type: string;
  doc?: string;
  /** Where the field, its name, its type and its description stand. */
  places: { field: string; name: string; type: string; doc: string };
  rename(proposal: string): LintFix;
  /** The text of a type with that meaning, and how the format calls it. */
  retype(meaning: FieldMeaning): { text?: string; name: string };
  /** The field as it is when it holds whole cents. */
  asCents(proposal: string): LintFix;
}

export type RuleFinding = Pick<
  LintFinding,
  'path' | 'fieldPath' | 'message' | 'fix'
>;

/** One rule about names, for all formats: pure, independent of the others. */
export interface FieldRule {
  id: string;
  severity: LintFinding['severity'];
  check(
    fields: readonly NamedField[],
    options: LintOptions,
  ): Iterable<RuleFinding>;
}

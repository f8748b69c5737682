import { LintFinding, LintFix } from '../model/LintFinding';
import { SaidValue } from '../sentences/Said';

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

/** A type with some meaning: its text, where one is meant, and what it is called. */
export interface TypeProposal {
  text?: string;
  name: SaidValue;
}

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
  type: SaidValue;
  doc?: string;
  /** Where the field, its name, its type and its description stand. */
  places: { field: string; name: string; type: string; doc: string };
  rename(proposal: string): LintFix;
  /** The text of a type with that meaning, and how the format calls it. */
  retype(meaning: FieldMeaning): TypeProposal;
  /** The field as it is when it holds whole cents. */
  asCents(proposal: string): LintFix;
}

export type RuleFinding = Pick<
  LintFinding,
  'path' | 'fieldPath' | 'message' | 'said' | 'fix'
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

import { SchemaDiff } from '../../diffSchemas';
import { LintOptions, NamedField, RuleFinding } from '../../lint/NamedField';
import { LintFinding } from '../../model/LintFinding';
import { AvroField, AvroNamed, AvroRecord, AvroSchema } from '../AvroSchema';

/** A field of the schema's own text, with the record around it. */
export interface LintedField {
  field: AvroField;
  record: AvroRecord;
  fieldPath: string;
}

/** What rules look at: every definition of the text once, referenced schemas left out. */
export interface LintSubject {
  root: AvroSchema;
  fields: readonly LintedField[];
  /** The same fields, as rules about names see them. */
  named: readonly NamedField[];
  types: readonly { type: AvroNamed; fieldPath: string }[];
  options: LintOptions;
  /** Against the version before, where one was given. */
  diff?: SchemaDiff;
}

/** One rule: pure, independent of the others. */
export interface LintRule {
  id: string;
  severity: LintFinding['severity'];
  check(subject: LintSubject): Iterable<RuleFinding>;
}

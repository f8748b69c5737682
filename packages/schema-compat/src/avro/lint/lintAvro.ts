import { SchemaDiff } from '../../diffSchemas';
import { deprecatedTarget } from '../../lint/deprecatedTarget';
import { meaningRules } from '../../lint/meaningRules';
import { FieldRule, LintOptions } from '../../lint/NamedField';
import { nameRules } from '../../lint/nameRules';
import { LintFinding } from '../../model/LintFinding';
import { AvroDocument } from '../AvroDocument';
import { AvroSchema, isNamed } from '../AvroSchema';
import { documentationRules } from './documentationRules';
import { eventRule } from './eventRule';
import { LintedField, LintRule, LintSubject } from './LintRule';
import { toNamedField } from './namedFields';
import { typeRules } from './typeRules';

const rules: readonly LintRule[] = [
  ...documentationRules,
  onNamed(deprecatedTarget),
  eventRule,
  ...nameRules.map(onNamed),
  ...meaningRules.map(onNamed),
  ...typeRules,
];

function onNamed({ check, ...rule }: FieldRule): LintRule {
  return { ...rule, check: ({ named, options }) => check(named, options) };
}

/** Findings of every rule, rule by rule. */
export function lintAvro(
  document: AvroDocument,
  options: LintOptions,
  diff?: SchemaDiff,
): LintFinding[] {
  const collected = collect(document);
  const named = collected.fields.map(toNamedField);
  const subject = { ...collected, named, options, diff };
  return rules.flatMap(({ id, severity, check }) =>
    [...check(subject)].map(finding => ({
      rule: `lint.${id}`,
      severity,
      ...finding,
    })),
  );
}

/** Every definition of the document's own text, once, in the order of the text. */
function collect(
  document: AvroDocument,
): Pick<LintSubject, 'root' | 'fields' | 'types'> {
  const fields: LintedField[] = [];
  const types: LintSubject['types'][number][] = [];
  const seen = new Set<AvroSchema>();
  const visit = (type: AvroSchema, fieldPath: string): void => {
    if (isNamed(type)) {
      if (seen.has(type) || document.isExternal(type)) return;
      seen.add(type);
      types.push({ type, fieldPath });
    }
    switch (type.kind) {
      case 'array':
        visit(type.items, `${fieldPath}[]`);
        break;
      case 'map':
        visit(type.values, `${fieldPath}{}`);
        break;
      case 'union':
        type.branches.forEach(branch => visit(branch, fieldPath));
        break;
      case 'record':
        for (const field of type.fields) {
          const inner = fieldPath ? `${fieldPath}.${field.name}` : field.name;
          fields.push({ field, record: type, fieldPath: inner });
          visit(field.type, inner);
        }
        break;
      default:
    }
  };
  visit(document.root, '');
  return { root: document.root, fields, types };
}

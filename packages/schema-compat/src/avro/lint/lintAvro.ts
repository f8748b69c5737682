import { SchemaDiff } from '../../diffSchemas';
import { LintFinding } from '../../model/LintFinding';
import { AvroDocument } from '../AvroDocument';
import { AvroSchema, isNamed } from '../AvroSchema';
import { documentationRules } from './documentationRules';
import { LintedField, LintOptions, LintRule, LintSubject } from './LintRule';
import { meaningRules } from './meaningRules';
import { namingRules } from './namingRules';
import { typeRules } from './typeRules';

const rules: readonly LintRule[] = [
  ...documentationRules,
  ...namingRules,
  ...meaningRules,
  ...typeRules,
];

/** Findings of every rule, rule by rule. */
export function lintAvro(
  document: AvroDocument,
  options: LintOptions,
  diff?: SchemaDiff,
): LintFinding[] {
  const subject = { ...collect(document), options, diff };
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

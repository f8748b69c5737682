import { RuleFinding } from '../../lint/NamedField';
import { LintRule } from './LintRule';

/** Rules about descriptions and the road from version to version. */
export const documentationRules: readonly LintRule[] = [
  {
    id: 'doc-required',
    severity: { dev: 'warn', prod: 'fail' },
    *check({ types, fields }) {
      for (const { type, fieldPath } of types) {
        if (type.kind !== 'fixed' && !type.doc?.trim()) {
          yield missingDoc(type.pointer, fieldPath, {
            what: `${type.kind === 'enum' ? 'Enum' : 'Record'} "${type.name}"`,
            advice: `Say what one ${type.name} is`,
          });
        }
      }
      for (const { field, fieldPath } of fields) {
        if (!field.doc?.trim()) {
          yield missingDoc(field.pointer, fieldPath, {
            what: `Field "${field.name}"`,
            advice: 'Say what it means, its unit and where it comes from',
          });
        }
      }
    },
  },
  {
    id: 'namespace-version',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ root, diff }) {
      if (!diff || root.kind !== 'record') return;
      const renamed = diff.changes.some(
        ({ kind, fieldPath }) => kind === 'renamed' && fieldPath === '',
      );
      if (diff.class === 'major' && !renamed) {
        yield {
          path: root.pointer || '/',
          fieldPath: '',
          message: `"${root.fullName}" changes incompatibly under the same name and namespace`,
          fix: {
            description:
              'Publish it as a new version: a namespace or topic that ends in the next number',
            path: `${root.pointer}/namespace`,
            text: JSON.stringify(nextVersion(root.namespace)),
          },
        };
      }
    },
  },
  {
    id: 'namespace-changed',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ diff }) {
      for (const change of diff?.changes ?? []) {
        if (
          diff?.class !== 'major' &&
          change.because.includes('NAMESPACE_CHANGED')
        ) {
          yield {
            path: change.pointerNew || '/',
            fieldPath: change.fieldPath,
            message: change.sentence,
            fix: {
              description: `Keep ${change.before}`,
              path: change.pointerNew || '/',
            },
          };
        }
      }
    },
  },
];

function missingDoc(
  pointer: string,
  fieldPath: string,
  { what, advice }: { what: string; advice: string },
): RuleFinding {
  return {
    path: pointer || '/',
    fieldPath,
    message: `${what} has no doc`,
    fix: { description: advice, path: `${pointer}/doc` },
  };
}

/** "fleet.van.v1" → "fleet.van.v2"; without a number, ".v2" is added. */
function nextVersion(namespace: string): string {
  const found = /^(.*\bv)(\d+)$/.exec(namespace);
  return found
    ? `${found[1]}${Number(found[2]) + 1}`
    : [namespace, 'v2'].filter(Boolean).join('.');
}

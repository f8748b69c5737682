import { RuleFinding } from '../../lint/NamedField';
import { LintRule } from './LintRule';
import { Said } from '../../sentences/Said';
import { advised, say, worded } from '../../sentences/say';

/** Rules about descriptions and the road from version to version. */
export const documentationRules: readonly LintRule[] = [
  {
    id: 'doc-required',
    severity: { dev: 'warn', prod: 'fail' },
    *check({ types, fields }) {
      for (const { type, fieldPath } of types) {
        if (type.kind !== 'fixed' && !type.doc?.trim()) {
          yield missingDoc(type.pointer, fieldPath, {
            said: say(`schema.lint.no-doc-${type.kind}`, { name: type.name }),
            advice: say('schema.fix.doc-type', { name: type.name }),
          });
        }
      }
      for (const { field, fieldPath } of fields) {
        if (!field.doc?.trim()) {
          yield missingDoc(field.pointer, fieldPath, {
            said: say('schema.lint.no-doc-field', { name: field.name }),
            advice: say('schema.fix.doc-field'),
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
          ...worded(say('schema.lint.same-namespace', { name: root.fullName })),
          fix: {
            ...advised(say('schema.fix.next-namespace')),
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
            said: change.said,
            fix: {
              ...advised(say('schema.fix.keep', { name: change.before ?? '' })),
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
  { said, advice }: { said: Said; advice: Said },
): RuleFinding {
  return {
    path: pointer || '/',
    fieldPath,
    ...worded(said),
    fix: { ...advised(advice), path: `${pointer}/doc` },
  };
}

/** "fleet.van.v1" → "fleet.van.v2"; without a number, ".v2" is added. */
function nextVersion(namespace: string): string {
  const found = /^(.*\bv)(\d+)$/.exec(namespace);
  return found
    ? `${found[1]}${Number(found[2]) + 1}`
    : [namespace, 'v2'].filter(Boolean).join('.');
}

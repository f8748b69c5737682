import { FieldRule } from './NamedField';
import { advised, say, worded } from '../sentences/say';

const deprecatedPattern =
  /\bDEPRECATED\b[:,]?\s+use\s+[`"']?([A-Za-z_][A-Za-z0-9_.]*[A-Za-z0-9_])/i;

/** A deprecated field names its successor, and there is one. */
export const deprecatedTarget: FieldRule = {
  id: 'deprecated-target',
  severity: { dev: 'warn', prod: 'fail' },
  *check(fields) {
    const paths = new Set(fields.map(({ fieldPath }) => fieldPath));
    for (const { name, doc, fieldPath, places } of fields) {
      const target = deprecatedPattern.exec(doc ?? '')?.[1];
      const around = fieldPath.slice(0, fieldPath.length - name.length);
      const known =
        target === undefined || paths.has(target) || paths.has(around + target);
      if (known) continue;
      const siblings = fields
        .filter(each => each.fieldPath === around + each.name)
        .map(each => each.name)
        .filter(each => each !== name)
        .slice(0, 10);
      yield {
        path: places.doc,
        fieldPath,
        ...worded(say('schema.lint.target-unknown', { name, target })),
        fix: {
          ...advised(
            say('schema.fix.target', { target, names: siblings.join(', ') }),
          ),
          path: places.doc,
        },
      };
    }
  },
};

import { FieldRule, LintOptions, NamedField, RuleFinding } from './NamedField';
import { caseOf, joinWords, withOwn, wordsOf } from './words';
import { Said } from '../sentences/Said';
import { say, worded } from '../sentences/say';

const shippedAmbiguousNames = [
  'amount',
  'content',
  'count',
  'data',
  'date',
  'id',
  'info',
  'time',
  'total',
  'value',
];

/** Rules about how fields are called. */
export const nameRules: readonly FieldRule[] = [
  {
    id: 'field-case',
    severity: { dev: 'warn', prod: 'fail' },
    check: checkCase,
  },
  {
    id: 'ambiguous-field-name',
    severity: { dev: 'warn', prod: 'warn' },
    *check(fields, options) {
      const names = withOwn(shippedAmbiguousNames, options.ambiguousNames);
      for (const field of fields) {
        const { name } = field;
        if (names.has(name.toLowerCase())) {
          const noun = wordsOf(field.owner)[0] ?? 'record';
          const proposal = joinWords([noun, name], options.case ?? 'snake');
          yield renaming(
            field,
            proposal,
            say('schema.lint.ambiguous-name', { name }),
          );
        }
      }
    },
  },
];

function* checkCase(
  fields: readonly NamedField[],
  options: LintOptions,
): Iterable<RuleFinding> {
  const styles = fields.map(({ name }) => caseOf(name));
  const count = (style: string) => styles.filter(each => each === style).length;
  const house =
    options.case ?? (count('camel') > count('snake') ? 'camel' : 'snake');
  const mixed =
    options.case || count('other') || (count('camel') && count('snake'));
  if (!mixed) return;
  for (const field of fields) {
    const { name } = field;
    const style = caseOf(name);
    if (style !== house && style !== 'both') {
      yield renaming(
        field,
        joinWords(wordsOf(name), house),
        say(`schema.lint.${house}-${options.case ? 'house' : 'majority'}`, {
          name,
        }),
      );
    }
  }
}

/** A finding whose fix is another name. */
export function renaming(
  field: NamedField,
  proposal: string,
  said: Said,
): RuleFinding {
  return {
    path: field.places.name,
    fieldPath: field.fieldPath,
    ...worded(said),
    fix: field.rename(proposal),
  };
}

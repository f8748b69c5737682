import { LintedField, LintRule, LintSubject, RuleFinding } from './LintRule';
import { capitalize, caseOf, joinWords, wordsOf } from './words';

const defaultAmbiguousNames = [
  'amount',
  'content',
  'count',
  'data',
  'date',
  'id',
  'info',
  'payload',
  'time',
  'total',
  'value',
];

/** Fields by which a record shows that it is an event. */
const eventFields = ['event_id', 'event_type', 'event_time', 'occurred_at'];

/** Past forms that do not end in "ed". */
const irregularPast = new Set(
  'begun bought broken brought built caught chosen done drawn driven fallen forgotten found frozen given gone held hidden kept known laid left lent lost made met paid put raised read risen seen sent set shut sold spent split spoken stolen stood sworn taken taught told torn understood won withdrawn written'.split(
    ' ',
  ),
);

/** Commands whose past form is certain enough to propose. */
const commands = new Map([
  ['accept', 'accepted'],
  ['add', 'added'],
  ['approve', 'approved'],
  ['book', 'booked'],
  ['cancel', 'cancelled'],
  ['close', 'closed'],
  ['complete', 'completed'],
  ['confirm', 'confirmed'],
  ['create', 'created'],
  ['delete', 'deleted'],
  ['open', 'opened'],
  ['pay', 'paid'],
  ['place', 'placed'],
  ['register', 'registered'],
  ['reject', 'rejected'],
  ['remove', 'removed'],
  ['send', 'sent'],
  ['ship', 'shipped'],
  ['start', 'started'],
  ['stop', 'stopped'],
  ['submit', 'submitted'],
  ['update', 'updated'],
]);

/** Rules about what things are called. */
export const namingRules: readonly LintRule[] = [
  {
    id: 'event-past-tense',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ root }) {
      if (root.kind !== 'record') return;
      const words = wordsOf(root.name).filter(word => !/^v?\d+$/.test(word));
      const named = words[words.length - 1] === 'event';
      const carries = root.fields.some(({ name }) =>
        eventFields.includes(wordsOf(name).join('_')),
      );
      const verb = (named ? words.slice(0, -1) : words).at(-1) ?? '';
      if (!(named || carries) || isPast(verb)) return;
      const proposal = pastName(named ? words.slice(0, -1) : words);
      yield {
        path: `${root.pointer}/name`,
        fieldPath: '',
        message: `Event "${root.name}" is not named as a past fact, such as OrderPlaced`,
        fix: {
          description: proposal
            ? `Call it ${proposal}`
            : 'Name what has happened: a noun and a past verb',
          path: `${root.pointer}/name`,
          text: proposal && JSON.stringify(proposal),
        },
      };
    },
  },
  {
    id: 'field-case',
    severity: { dev: 'warn', prod: 'fail' },
    check: checkCase,
  },
  {
    id: 'ambiguous-field-name',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ fields, options }) {
      const names = new Set(options.ambiguousNames ?? defaultAmbiguousNames);
      for (const linted of fields) {
        const { name } = linted.field;
        if (names.has(name.toLowerCase())) {
          const noun = wordsOf(linted.record.name)[0] ?? 'record';
          const proposal = joinWords([noun, name], options.case ?? 'snake');
          yield renaming(
            linted,
            proposal,
            `Field "${name}" does not say what it is of`,
          );
        }
      }
    },
  },
];

function* checkCase({ fields, options }: LintSubject): Iterable<RuleFinding> {
  const styles = fields.map(({ field }) => caseOf(field.name));
  const count = (style: string) => styles.filter(each => each === style).length;
  const house =
    options.case ?? (count('camel') > count('snake') ? 'camel' : 'snake');
  const mixed =
    options.case || count('other') || (count('camel') && count('snake'));
  if (!mixed) return;
  for (const linted of fields) {
    const { name } = linted.field;
    const style = caseOf(name);
    if (style !== house && style !== 'both') {
      yield renaming(
        linted,
        joinWords(wordsOf(name), house),
        `Field "${name}" is not written in ${house} case as ${
          options.case ? 'the house asks' : 'most others are'
        }`,
      );
    }
  }
}

/** A finding whose fix is another name, with the present one kept as alias. */
export function renaming(
  { field, fieldPath }: LintedField,
  proposal: string,
  message: string,
): RuleFinding {
  return {
    path: `${field.pointer}/name`,
    fieldPath,
    message,
    fix: {
      description: `Call it ${proposal}; once published, keep "${field.name}" as alias`,
      path: `${field.pointer}/name`,
      text: JSON.stringify(proposal),
    },
  };
}

function isPast(word: string): boolean {
  return word.endsWith('ed') || irregularPast.has(word);
}

/** "place order" → "OrderPlaced"; undefined when no word is a known command. */
function pastName(words: readonly string[]): string | undefined {
  const index = words.findIndex(word => commands.has(word));
  const past = commands.get(words[index] ?? '');
  if (!past) return undefined;
  const nouns = words.filter((_, at) => at !== index);
  return [...nouns, past].map(capitalize).join('');
}

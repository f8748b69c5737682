import { FieldMeaning, FieldRule } from './NamedField';
import { renaming } from './nameRules';
import { withOwn, withWords, wordsOf } from './words';
import { advised, say, worded } from '../sentences/say';

const shippedMoneyWords = [
  'amount',
  'balance',
  'charge',
  'cost',
  'discount',
  'fare',
  'fee',
  'payment',
  'price',
  'revenue',
  'salary',
  'tax',
  'total',
];

/** Quantities that mean nothing without a unit, and the unit proposed. */
const units = new Map([
  ['age', 'years'],
  ['depth', 'meters'],
  ['distance', 'meters'],
  ['duration', 'millis'],
  ['energy', 'kwh'],
  ['height', 'meters'],
  ['interval', 'millis'],
  ['latency', 'millis'],
  ['length', 'meters'],
  ['mass', 'kg'],
  ['power', 'kw'],
  ['pressure', 'pascal'],
  ['size', 'bytes'],
  ['speed', 'kmh'],
  ['temperature', 'celsius'],
  ['timeout', 'millis'],
  ['volume', 'liters'],
  ['weight', 'kg'],
  ['width', 'meters'],
]);

/** What the last or first word of a name promises; the first meaning is the one proposed. */
const promises: readonly {
  last?: readonly string[];
  first?: readonly string[];
  meanings: readonly [FieldMeaning, ...FieldMeaning[]];
}[] = [
  { last: ['cents'], meanings: ['integer'] },
  { last: ['at'], meanings: ['time', 'text'] },
  { last: ['id'], meanings: ['text', 'uuid'] },
  { last: ['count'], meanings: ['integer'] },
  { last: ['seconds', 'millis'], meanings: ['integer'] },
  { first: ['is', 'has'], meanings: ['boolean'] },
];

/** Last words that say that a field is a point in time; the names of event streaming end in "time". */
const momentWords = new Set(['at', 'time']);

function promiseOf(words: readonly string[]) {
  if (words.length < 2) return undefined;
  return promises.find(
    ({ last, first }) =>
      last?.includes(words.at(-1) ?? '') || first?.includes(words[0] ?? ''),
  );
}

/** Rules about names and types that contradict each other. */
export const meaningRules: readonly FieldRule[] = [
  {
    id: 'suffix-type',
    severity: { dev: 'warn', prod: 'warn' },
    *check(fields) {
      for (const field of fields) {
        const { name, meaning, places, fieldPath } = field;
        const words = wordsOf(name);
        const promise = promiseOf(words);
        if (meaning && promise && !promise.meanings.includes(meaning)) {
          const { text, name: expected } = field.retype(promise.meanings[0]);
          yield {
            path: places.type,
            fieldPath,
            ...worded(
              say('schema.lint.suffix-type', {
                name,
                expected,
                type: field.type,
              }),
            ),
            fix: {
              ...advised(say('schema.fix.suffix-type', { expected })),
              path: places.type,
              text,
            },
          };
        } else if (meaning === 'time' && !momentWords.has(words.at(-1) ?? '')) {
          yield renaming(
            field,
            withWords(name, 'at'),
            say('schema.lint.time-name', { name }),
          );
        }
      }
    },
  },
  {
    id: 'unit-in-name',
    severity: { dev: 'warn', prod: 'warn' },
    *check(fields, options) {
      const money = withOwn(shippedMoneyWords, options.moneyWords);
      for (const field of fields) {
        const { name, meaning } = field;
        const last = wordsOf(name).at(-1) ?? '';
        const moneyUnit =
          money.has(last) && meaning === 'integer' ? 'cents' : undefined;
        const unit = units.get(last) ?? moneyUnit;
        if (unit && (meaning === 'integer' || meaning === 'fraction')) {
          yield renaming(
            field,
            withWords(name, unit),
            say('schema.lint.unit-missing', { name }),
          );
        }
      }
    },
  },
  {
    id: 'no-float-money',
    severity: { dev: 'warn', prod: 'fail' },
    *check(fields, options) {
      const money = withOwn(shippedMoneyWords, options.moneyWords);
      for (const field of fields) {
        const { name, meaning, places, fieldPath } = field;
        const isMoney = wordsOf(name).some(word => money.has(word));
        if (isMoney && meaning === 'fraction') {
          yield {
            path: places.type,
            fieldPath,
            ...worded(
              say('schema.lint.float-money', { name, type: field.type }),
            ),
            fix: field.asCents(withWords(name, 'cents')),
          };
        }
      }
    },
  },
];

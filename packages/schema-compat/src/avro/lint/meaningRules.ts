import {
  AvroPrimitiveKind,
  AvroSchema,
  describeType,
  logicalTypeOf,
  withoutNull,
} from '../AvroSchema';
import { LintedField, LintRule } from './LintRule';
import { renaming } from './namingRules';
import { withWords, wordsOf } from './words';

const defaultMoneyWords = [
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

const integers: readonly AvroPrimitiveKind[] = ['int', 'long'];

/** What a word in a name promises about the type. */
const promises: readonly {
  matches(words: readonly string[]): boolean;
  allows(type: AvroSchema): boolean;
  expected: string;
  fix: string;
}[] = [
  {
    matches: words => words.length > 1 && words.at(-1) === 'cents',
    allows: isInteger,
    expected: 'int or long',
    fix: '"long"',
  },
  {
    matches: words => words.length > 1 && words.at(-1) === 'at',
    allows: type => isTimestamp(type) || type.kind === 'string',
    expected: 'long with logicalType timestamp-millis, or an ISO string',
    fix: '{"type":"long","logicalType":"timestamp-millis"}',
  },
  {
    matches: words => words.length > 1 && words.at(-1) === 'id',
    allows: type => type.kind === 'string' || logicalTypeOf(type) === 'uuid',
    expected: 'string, plain or with logicalType uuid',
    fix: '"string"',
  },
  {
    matches: words => words.length > 1 && words.at(-1) === 'count',
    allows: isInteger,
    expected: 'int or long',
    fix: '"long"',
  },
  {
    matches: words =>
      words.length > 1 && ['seconds', 'millis'].includes(words.at(-1) ?? ''),
    allows: isInteger,
    expected: 'int or long',
    fix: '"long"',
  },
  {
    matches: words =>
      words.length > 1 && ['is', 'has'].includes(words[0] ?? ''),
    allows: type => type.kind === 'boolean',
    expected: 'boolean',
    fix: '"boolean"',
  },
];

/** Rules about names and types that contradict each other. */
export const meaningRules: readonly LintRule[] = [
  {
    id: 'suffix-type',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ fields }) {
      for (const linted of fields) {
        const { field, fieldPath } = linted;
        const type = singleType(field.type);
        const words = wordsOf(field.name);
        const promise = promises.find(({ matches }) => matches(words));
        if (type && promise && !promise.allows(type)) {
          yield {
            path: `${field.pointer}/type`,
            fieldPath,
            message: `The name "${field.name}" promises ${
              promise.expected
            }, but its type is ${describeType(type)}`,
            fix: {
              description: `Use ${promise.expected}, or another name`,
              path: `${field.pointer}/type`,
              text: promise.fix,
            },
          };
        } else if (type && isTimestamp(type) && words.at(-1) !== 'at') {
          yield renaming(
            linted,
            withWords(field.name, 'at'),
            `Field "${field.name}" is a point in time; its name does not end in "at"`,
          );
        }
      }
    },
  },
  {
    id: 'unit-in-name',
    severity: { dev: 'warn', prod: 'warn' },
    *check({ fields, options }) {
      const money = new Set(options.moneyWords ?? defaultMoneyWords);
      for (const linted of fields) {
        const { field } = linted;
        const type = singleType(field.type);
        const last = wordsOf(field.name).at(-1) ?? '';
        const moneyUnit =
          type && money.has(last) && isInteger(type) ? 'cents' : undefined;
        const unit = units.get(last) ?? moneyUnit;
        if (type && unit && isNumeric(type) && !logicalTypeOf(type)) {
          yield renaming(
            linted,
            withWords(field.name, unit),
            `Field "${field.name}" is a quantity without its unit`,
          );
        }
      }
    },
  },
  {
    id: 'no-float-money',
    severity: { dev: 'warn', prod: 'fail' },
    *check({ fields, options }) {
      const money = new Set(options.moneyWords ?? defaultMoneyWords);
      for (const linted of fields) {
        const { field, fieldPath } = linted;
        const type = singleType(field.type);
        const isMoney = wordsOf(field.name).some(word => money.has(word));
        if (isMoney && (type?.kind === 'float' || type?.kind === 'double')) {
          const proposal = withWords(field.name, 'cents');
          yield {
            path: `${field.pointer}/type`,
            fieldPath,
            message: `Field "${field.name}" looks like money; ${type.kind} cannot hold cents exactly`,
            fix: {
              description: `Use ${proposal}: long`,
              path: field.pointer,
              text: centsText(linted, proposal),
            },
          };
        }
      }
    },
  },
];

function centsText({ field }: LintedField, name: string): string {
  const { nullable } = withoutNull(field.type);
  return JSON.stringify({
    name,
    type: nullable ? ['null', 'long'] : 'long',
    doc: field.doc,
    ...(nullable ? { default: null } : {}),
  });
}

/** The only type besides null, when there is one. */
function singleType(type: AvroSchema): AvroSchema | undefined {
  const { branches } = withoutNull(type);
  return branches.length === 1 ? branches[0] : undefined;
}

function isInteger(type: AvroSchema): boolean {
  return integers.some(kind => kind === type.kind);
}

function isNumeric(type: AvroSchema): boolean {
  return isInteger(type) || type.kind === 'float' || type.kind === 'double';
}

function isTimestamp(type: AvroSchema): boolean {
  return (
    type.kind === 'long' &&
    /^(local-)?timestamp-/.test(logicalTypeOf(type) ?? '')
  );
}

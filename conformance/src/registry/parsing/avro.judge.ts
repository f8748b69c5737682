import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { checkCompatibility, parseSchema } from '@millrace/schema-compat';
import {
  apacheAvroExamples,
  canAskApacheAvro,
  compareWithAvro,
  parseWithAvro,
  SchemaPair,
} from './apacheAvro';
import { Json, mutate, sample } from './mutations';

/** What stands in for parts of the schemas that Apache Avro's tests try. */
const parts: readonly Json[] = [
  'int',
  'long',
  'double',
  'string',
  'bytes',
  'a.b',
  'a-b',
  '',
  7,
  -1,
  1.5,
  true,
  null,
  [],
  {},
  ['null', 'int'],
  ['int', 'string', 'null'],
  { type: 'string' },
  { type: { type: 'string' } },
  { type: 'array', items: 'int' },
  { type: 'map', values: 'string' },
  { type: 'enum', name: 'E1', symbols: ['A', 'B'] },
  { type: 'enum', name: 'E1', symbols: ['A', 'B', 'C'], default: 'A' },
  { type: 'fixed', name: 'F1', size: 8 },
  { type: 'record', name: 'R1', fields: [{ name: 'a', type: 'int' }] },
];
const members = [
  'namespace',
  'doc',
  'aliases',
  'default',
  'order',
  'logicalType',
  'confluent:tags',
  'size',
  'symbols',
  'items',
  'values',
  'fields',
];
const maxMutations = 40_000;
const maxPairs = 20_000;

/**
 * Where we refuse what the Java library takes: it reads past members that are not of the kind that
 * the specification demands, and past defaults of an enum that are none of its symbols.
 */
const stricter: ReadonlySet<string> = new Set([
  'text-expected',
  'enum-default-unknown',
  'default-mismatch',
  'name-invalid',
  // It looks for an unqualified name outside of the namespace, which other libraries do not.
  'undefined-named-type',
]);

describe(
  'Apache Avro',
  { skip: !canAskApacheAvro() && 'Java, Maven or Python is not installed' },
  () => {
    let examples: ReturnType<typeof apacheAvroExamples>;
    let texts: string[];

    before(() => {
      examples = apacheAvroExamples();
      texts = [
        ...new Set([
          ...examples.texts.map(({ text }) => text),
          ...examples.pairs.flatMap(({ reader, writer }) => [reader, writer]),
        ]),
      ];
    });

    it('takes and refuses what its tests take and refuse', () => {
      assert.ok(examples.texts.length > 100);
      for (const { text, valid } of examples.texts) {
        assert.equal(parseSchema({ text }).ok, valid, text);
      }
    });

    it('prints every schema as the Java library does, and changes no meaning', () => {
      const printed: string[] = [];
      parseWithAvro(texts).forEach((theirs, index) => {
        const text = texts[index] ?? '';
        const ours = parseSchema({ text });
        if (!ours.ok || theirs.error) return;
        assert.equal(ours.schema.canonicalText, theirs.printed, text);
        printed.push(ours.schema.canonicalText);
      });
      assert.ok(printed.length > 100);
      const again = printed.map(text => {
        const read = parseSchema({ text });
        return read.ok && read.schema.canonicalText;
      });
      assert.deepEqual(again, printed);
    });

    it('agrees on schemas that were changed in one place', () => {
      const changed = sample(
        [
          ...new Set(
            texts.filter(isJson).flatMap(t => mutate(t, parts, members)),
          ),
        ],
        maxMutations,
      );
      assert.ok(changed.length > 10_000);
      parseWithAvro(changed).forEach((theirs, index) => {
        const text = changed[index] ?? '';
        const ours = parseSchema({ text });
        if (ours.ok) {
          assert.equal(theirs.error, undefined, text);
          assert.equal(ours.schema.canonicalText, theirs.printed, text);
        } else if (!theirs.error) {
          const others = ours.problems.filter(
            ({ rule }) => !stricter.has(rule),
          );
          assert.deepEqual(others, [], text);
        }
      });
    });

    it('gives the same verdicts on compatibility, and names every place', () => {
      const readable = texts.filter(text => parseSchema({ text }).ok);
      const pairs: SchemaPair[] = sample(
        [
          ...examples.pairs,
          ...readable.flatMap(text =>
            mutate(text, parts)
              .filter(other => parseSchema({ text: other }).ok)
              .flatMap(other => [
                { reader: text, writer: other },
                { reader: other, writer: text },
              ]),
          ),
        ],
        maxPairs,
      );
      assert.ok(pairs.length > 5_000);
      compareWithAvro(pairs).forEach((theirs, index) => {
        const pair = pairs[index];
        if (!pair) return;
        const ours = checkCompatibility({
          candidate: pair.reader,
          previous: [{ schema: pair.writer }],
          level: 'BACKWARD',
        });
        const expected = theirs.incompatibilities ?? [];
        assert.equal(
          ours.compatible,
          !theirs.error && !expected.length,
          JSON.stringify(pair),
        );
        const named = new Set(
          ours.incompatibilities.map(({ rule, path }) => `${rule} ${path}`),
        );
        const missing = expected.filter(
          ({ type, location }) =>
            !named.has(`${type} ${location}`) &&
            !isAbsentEnum({ type, location }, named),
        );
        assert.deepEqual(missing, [], JSON.stringify(pair));
      });
    });
  },
);

/**
 * For a field that is not written and whose enum has a default, the Java library compares the enum
 * with the record that was written; we say that the field has no default.
 */
function isAbsentEnum(
  { type, location }: { type: string; location: string },
  named: ReadonlySet<string>,
): boolean {
  const field = location.replace(/\/type$/, '');
  return (
    type === 'TYPE_MISMATCH' &&
    named.has(`READER_FIELD_MISSING_DEFAULT_VALUE ${field}`)
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

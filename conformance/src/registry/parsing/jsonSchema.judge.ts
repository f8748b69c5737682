import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { parseSchema, SchemaProblem } from '@millrace/schema-compat';
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json';
import {
  hasSuite,
  readSuite,
  SuiteCase,
  SuiteDraft,
  suiteDrafts,
  withDraft,
} from './jsonSchemaSuite';
import { Json, mutate, sample } from './mutations';

const values: readonly Json[] = [
  1,
  -1,
  0.5,
  'x',
  true,
  null,
  [],
  {},
  [1],
  ['a', 'a'],
  { a: 1 },
  [[]],
];
/** Keywords that some of the judged drafts do not know yet. */
const newerKeywords = [
  'contentSchema',
  'dependentRequired',
  'dependentSchemas',
  'if',
  'minContains',
  'prefixItems',
  'readOnly',
  'unevaluatedItems',
];
const maxMutations = 40_000;
/** The drafts whose own schemas Ajv brings. */
const judgedDrafts = [
  'draft6',
  'draft7',
  'draft2019-09',
  'draft2020-12',
] as const;

describe(
  'JSON-Schema-Test-Suite',
  { skip: !hasSuite() && 'Python is not installed' },
  () => {
    let suite: SuiteCase[];

    before(() => {
      suite = readSuite();
      assert.ok(suite.length > 1_500);
    });

    it('every schema parses in its draft', () => {
      const refused = suite.flatMap(({ name, draft, schema, references }) =>
        problemsOf(withDraft(draft, schema), references).map(
          ({ message }) => `${name}: ${message}`,
        ),
      );
      assert.deepEqual(refused, []);
    });

    it('the canonical text of a schema parses to the same', () => {
      for (const { name, draft, schema, references } of suite) {
        const parsed = parseSchema({
          type: 'JSON',
          text: withDraft(draft, schema),
          references,
        });
        assert.ok(parsed.ok, name);
        const text = parsed.schema.canonicalText;
        const again = parseSchema({ type: 'JSON', text, references });
        assert.ok(again.ok, name);
        assert.equal(again.schema.canonicalText, text);
      }
    });

    it('what the drafts refuse as a schema is refused', () => {
      let judged = 0;
      for (const { name, draft, schema, tests } of suite) {
        if (Object(schema).$ref !== suiteDrafts[draft]) continue;
        for (const { data, valid, description } of tests) {
          const refused = problemsOf(withDraft(draft, data)).length > 0;
          assert.equal(!refused, valid, `${name}, ${description}`);
          judged++;
        }
      }
      assert.ok(judged >= 10);
    });

    it('Ajv agrees on schemas that were changed in one place', () => {
      for (const draft of judgedDrafts) {
        const objectionsTo = judgeOf(draft);
        const changed = sample(
          suite
            .filter(each => each.draft === draft)
            .map(({ schema }) => withoutDraft(schema))
            .filter(isPlain)
            .flatMap(text => mutate(text, values, newerKeywords))
            .filter(text => text.startsWith('{'))
            .map(text => withDraft(draft, JSON.parse(text))),
          maxMutations / judgedDrafts.length,
        );
        assert.ok(changed.length > 2_000);
        for (const text of changed) {
          const objections = objectionsTo(JSON.parse(text));
          assert.equal(problemsOf(text).length > 0, objections > 0, text);
        }
      }
    });
  },
);

function problemsOf(
  text: string,
  references: SuiteCase['references'] = [],
): readonly SchemaProblem[] {
  const parsed = parseSchema({ type: 'JSON', text, references });
  return parsed.ok ? [] : parsed.problems;
}

function withoutDraft(schema: unknown): string {
  const { $schema: _draft, ...rest } = Object(schema);
  return JSON.stringify(typeof schema === 'object' ? rest : schema);
}

/** Schemas without references and identifiers: Ajv would look for what a changed one names. */
function isPlain(text: string): boolean {
  return !/"(?:\$[a-zA-Z]*[rR]ef|\$?id|\$schema|\$vocabulary|\$[a-zA-Z]*[aA]nchor)"/.test(
    text,
  );
}

/** How many objections Ajv has to a schema, by the schema of its draft. */
function judgeOf(
  draft: (typeof judgedDrafts)[number],
): (schema: object) => number {
  const options = {
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
  } as const;
  if (draft === 'draft2019-09') return objectionsOf(new Ajv2019(options));
  if (draft === 'draft2020-12') return objectionsOf(new Ajv2020(options));
  return objectionsOf(new Ajv(options).addMetaSchema(draft6), draft);
}

function objectionsOf(
  ajv: Pick<Ajv, 'validateSchema' | 'errors'>,
  draft?: SuiteDraft,
): (schema: object) => number {
  return schema => {
    ajv.validateSchema(schema);
    return (ajv.errors ?? []).filter(
      ({ schemaPath }) => !(draft === 'draft7' && isAdviceOnly(schemaPath)),
    ).length;
  };
}

/** Draft 07 advises against an empty or repetitive `enum`; Ajv's copy of its schema forbids it. */
function isAdviceOnly(schemaPath: string): boolean {
  return /\/properties\/enum\/(?:minItems|uniqueItems)$/.test(schemaPath);
}

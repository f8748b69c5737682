import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  checkCompatibility,
  diffSchemas,
  parseSchema,
} from '@millrace/schema-compat';
import Ajv, { ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { hasSuite, readSuite, SuiteCase, withDraft } from './jsonSchemaSuite';
import { Json, mutate, sample } from './mutations';

/** How one file of the suite is judged: each of its schemas as the writer and as the reader. */
const judgedDrafts = ['draft7', 'draft2020-12'] as const;

/**
 * Left out: schemas with other resources, where Ajv differs from the drafts, and references whose
 * meaning depends on the way that led to them.
 */
const leftOut = /\/(?:optional|ref|refRemote|anchor|dynamicRef|vocabulary)/;

const string = { type: 'string' };
const integer = { type: 'integer' };
const mutatedValues: readonly Json[] = [
  1,
  'x',
  true,
  false,
  {},
  ['a'],
  string,
  integer,
  { a: string },
  { '^a': integer },
  [string, integer],
];
const mutatedNames = [
  'contains',
  'dependentRequired',
  'enum',
  'exclusiveMinimum',
  'if',
  'maximum',
  'minContains',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
];
const mutationsPerSchema = 15;

describe(
  'JSON Schema, reading the data of another schema',
  { skip: !hasSuite() && 'Python is not installed' },
  () => {
    let suite: SuiteCase[];

    before(() => {
      suite = readSuite();
    });

    it('every schema reads its own data', () => {
      for (const each of suite) {
        const self = sourceOf(each);
        const { incompatibilities } = checkCompatibility({
          candidate: self,
          previous: [{ schema: self }],
          level: 'FULL',
        });
        assert.deepEqual(incompatibilities, [], each.name);
      }
    });

    judgedDrafts.forEach(draft => {
      it(`what is compatible in ${draft} accepts the data of the suite`, () => {
        let accepted = 0;
        for (const [writer, reader] of pairsOf(suite, draft)) {
          if (!isCompatible(reader, writer)) continue;
          accepted++;
          const refused = refusedData(reader, writer);
          assert.deepEqual(
            refused,
            [],
            `${writer.name} read by ${reader.name}`,
          );
        }
        assert.ok(accepted > 500);
      });
    });

    it('schemas that were changed in one place accept their old data', () => {
      let accepted = 0;
      for (const [writer, reader] of changesOf(suite)) {
        // Ajv itself errs about numbers that overflow.
        const isJudged = !refusedData(writer, writer).length;
        if (!isJudged || !isCompatible(reader, writer)) continue;
        accepted++;
        const name = JSON.stringify(reader.schema);
        assert.deepEqual(refusedData(reader, writer), [], name);
      }
      assert.ok(accepted > 100);
    });

    it('a change says that it breaks exactly where the schemas do not fit', () => {
      let compared = 0;
      for (const [old, now] of changesOf(suite)) {
        compared++;
        const { changes } = diffSchemas(sourceOf(old), sourceOf(now));
        for (const [side, isRead] of [
          ['backward', isCompatible(now, old)],
          ['forward', isCompatible(old, now)],
        ] as const) {
          const breaks = changes.some(each => each[side] === 'breaking');
          assert.equal(breaks, !isRead, JSON.stringify(now.schema));
        }
      }
      assert.ok(compared > 500);
    });
  },
);

/** Writers and readers out of the same file, but for those whose branches may overlap. */
function* pairsOf(
  suite: readonly SuiteCase[],
  draft: (typeof judgedDrafts)[number],
): Generator<[writer: SuiteCase, reader: SuiteCase]> {
  const files = new Map<string, SuiteCase[]>();
  for (const each of suite) {
    const file = each.name.slice(0, each.name.indexOf(':'));
    const isOut =
      leftOut.test(file) ||
      each.references.length > 0 ||
      /"\$(?:dynamic|recursive)Ref"/.test(JSON.stringify(each.schema));
    if (each.draft !== draft || isOut) continue;
    files.set(file, [...(files.get(file) ?? []), each]);
  }
  for (const cases of files.values()) {
    for (const writer of cases) {
      for (const reader of cases) {
        if (reader !== writer && !mayOverlap(reader)) yield [writer, reader];
      }
    }
  }
}

/** Schemas of the newest draft before and after a change in one place. */
function* changesOf(
  suite: readonly SuiteCase[],
): Generator<[before: SuiteCase, after: SuiteCase]> {
  for (const each of suite) {
    const schema = JSON.stringify(each.schema);
    const isPlain =
      each.draft === 'draft2020-12' &&
      !leftOut.test(each.name) &&
      !each.references.length &&
      schema.startsWith('{') &&
      !/"(?:\$[a-zA-Z]*(?:[rR]ef|[aA]nchor)|\$id|\$vocabulary|oneOf)"/.test(
        schema,
      );
    if (!isPlain) continue;
    const mutated = mutate(schema, mutatedValues, mutatedNames);
    for (const changed of sample(mutated, mutationsPerSchema)) {
      const after = { ...each, schema: JSON.parse(changed) };
      if (parseSchema(sourceOf(after)).ok) yield [each, after];
    }
  }
}

/**
 * Branches of `oneOf` may be added, although data that fit the old ones may fit a new one too; only
 * where that is certain it is refused.
 */
function mayOverlap({ schema }: SuiteCase): boolean {
  const branches = Object(schema).oneOf;
  return (
    Array.isArray(branches) &&
    branches.length > 1 &&
    !branches.every(each => typeof each === 'boolean')
  );
}

function isCompatible(reader: SuiteCase, writer: SuiteCase): boolean {
  return checkCompatibility({
    candidate: sourceOf(reader),
    previous: [{ schema: sourceOf(writer) }],
    level: 'BACKWARD',
  }).compatible;
}

function sourceOf({ draft, schema, references }: SuiteCase) {
  return {
    type: 'JSON' as const,
    text: withDraft(draft, schema),
    references,
  };
}

/** Data that the suite says the writer allows and Ajv says the reader refuses. */
function refusedData(reader: SuiteCase, writer: SuiteCase): unknown[] {
  const validate = validatorOf(reader);
  return writer.tests
    .filter(({ valid, data }) => valid && !validate(data))
    .map(({ data }) => data);
}

const validators = new Map<SuiteCase, ValidateFunction>();

function validatorOf(reader: SuiteCase): ValidateFunction {
  const known = validators.get(reader);
  if (known) return known;
  const options = {
    strict: false,
    validateFormats: false,
    logger: false,
    ownProperties: true,
  } as const;
  const ajv =
    reader.draft === 'draft7' ? new Ajv(options) : new Ajv2020(options);
  const validate = ajv.compile(
    JSON.parse(withDraft(reader.draft, reader.schema)),
  );
  validators.set(reader, validate);
  return validate;
}

/*
 * The drafts of JSON Schema and what each keyword may hold.
 *
 * Sources: the validation and core specifications of draft 04, 06, 07, 2019-09 and 2020-12. The
 * drafts differ in which keywords exist, not in what one that exists may hold, except where the
 * table says so; keywords that a draft does not know are annotations and pass.
 */
import { JsonNode } from '../jsonText/JsonNode';
import { printJson } from '../jsonText/printJson';
import { Said } from '../sentences/Said';
import { say } from '../sentences/say';

export type Draft = '04' | '06' | '07' | '2019-09' | '2020-12';

const draftsByUri: ReadonlyMap<string, Draft> = new Map([
  ['http://json-schema.org/draft-04/schema', '04'],
  ['http://json-schema.org/draft-06/schema', '06'],
  ['http://json-schema.org/draft-07/schema', '07'],
  ['https://json-schema.org/draft/2019-09/schema', '2019-09'],
  ['https://json-schema.org/draft/2020-12/schema', '2020-12'],
]);

/** The draft that a `$schema` names, or undefined when it is none of the known ones. */
export function draftOf(uri: string): Draft | undefined {
  const plain = uri.replace(/#$/, '');
  return (
    draftsByUri.get(plain) ??
    draftsByUri.get(plain.replace(/^https:/, 'http:')) ??
    draftsByUri.get(plain.replace(/^http:/, 'https:'))
  );
}

/** Until draft 07, nothing beside a `$ref` counts. */
export function ignoresSiblingsOfRef(draft: Draft): boolean {
  return draft === '04' || draft === '06' || draft === '07';
}

/** Whether a URI is that of a draft's own schema, or of a part of one. */
export function isMetaSchema(uri: string): boolean {
  return (
    draftOf(uri) !== undefined ||
    /^https?:\/\/json-schema\.org\/draft\/20(?:19-09|20-12)\/meta\//.test(uri)
  );
}

/** The known drafts, for sentences. */
export const knownDrafts = [...draftsByUri.keys()].join(', ');

export const typeNames: readonly string[] = [
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
];

const drafts: readonly Draft[] = ['04', '06', '07', '2019-09', '2020-12'];

/** The draft that brought a keyword; those of draft 04 are left out. */
export const since: ReadonlyMap<string, Draft> = new Map<string, Draft>([
  ...['$id', 'const', 'contains', 'examples', 'propertyNames'].map(
    (name): [string, Draft] => [name, '06'],
  ),
  ...[
    '$comment',
    'if',
    'then',
    'else',
    'readOnly',
    'writeOnly',
    'contentEncoding',
    'contentMediaType',
  ].map((name): [string, Draft] => [name, '07']),
  ...[
    '$anchor',
    '$defs',
    '$recursiveAnchor',
    '$recursiveRef',
    '$vocabulary',
    'contentSchema',
    'dependentRequired',
    'dependentSchemas',
    'deprecated',
    'maxContains',
    'minContains',
    'unevaluatedItems',
    'unevaluatedProperties',
  ].map((name): [string, Draft] => [name, '2019-09']),
  ...['$dynamicAnchor', '$dynamicRef', 'prefixItems'].map(
    (name): [string, Draft] => [name, '2020-12'],
  ),
]);

/** Whether a draft knows a keyword; what it does not know is an annotation. */
export function existsIn(keyword: string, draft: Draft): boolean {
  return drafts.indexOf(since.get(keyword) ?? '04') <= drafts.indexOf(draft);
}

/** Where schemas stand inside a keyword's value. */
export type Applicator = 'schema' | 'schemas' | 'schemaMap' | 'schemaOrSchemas';

/** Keywords that hold schemas. */
export const applicators: ReadonlyMap<string, Applicator> = new Map<
  string,
  Applicator
>([
  ['additionalItems', 'schema'],
  ['additionalProperties', 'schema'],
  ['contains', 'schema'],
  ['contentSchema', 'schema'],
  ['else', 'schema'],
  ['if', 'schema'],
  ['not', 'schema'],
  ['propertyNames', 'schema'],
  ['then', 'schema'],
  ['unevaluatedItems', 'schema'],
  ['unevaluatedProperties', 'schema'],
  ['items', 'schemaOrSchemas'],
  ['allOf', 'schemas'],
  ['anyOf', 'schemas'],
  ['oneOf', 'schemas'],
  ['prefixItems', 'schemas'],
  ['$defs', 'schemaMap'],
  ['definitions', 'schemaMap'],
  ['dependentSchemas', 'schemaMap'],
  ['patternProperties', 'schemaMap'],
  ['properties', 'schemaMap'],
]);

/** Keywords whose value is the URI of another schema. */
export const referenceKeywords = [
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
] as const;

/** What is wrong with the value of a keyword, said of the keyword. */
export type KeywordFault = (name: string) => Said;

type Check = (node: JsonNode, draft: Draft) => KeywordFault | undefined;

const fault =
  (
    what:
      | 'above-zero'
      | 'boolean'
      | 'count'
      | 'list'
      | 'number'
      | 'object'
      | 'one-schema'
      | 'property-names'
      | 'property-needed'
      | 'property-twice'
      | 'text'
      | 'value-needed'
      | 'value-twice',
  ): KeywordFault =>
  name =>
    say(`schema.json.${what}`, { name });

const faults = {
  aboveZero: fault('above-zero'),
  boolean: fault('boolean'),
  count: fault('count'),
  list: fault('list'),
  number: fault('number'),
  object: fault('object'),
  oneSchema: fault('one-schema'),
  propertyNames: fault('property-names'),
  propertyNeeded: fault('property-needed'),
  propertyTwice: fault('property-twice'),
  text: fault('text'),
  valueNeeded: fault('value-needed'),
  valueTwice: fault('value-twice'),
};

/** Why the value of a keyword that holds no schema is wrong; `undefined` when it is right. */
export const valueChecks: ReadonlyMap<string, Check> = new Map<string, Check>([
  ...['maximum', 'minimum'].map((name): [string, Check] => [name, number]),
  ...['exclusiveMaximum', 'exclusiveMinimum'].map((name): [string, Check] => [
    name,
    (node, draft) => (draft === '04' ? boolean(node) : number(node)),
  ]),
  ['multipleOf', positive],
  ...[
    'maxItems',
    'maxLength',
    'maxProperties',
    'minItems',
    'minLength',
    'minProperties',
    'maxContains',
    'minContains',
  ].map((name): [string, Check] => [name, count]),
  ...[
    '$anchor',
    '$comment',
    '$id',
    '$ref',
    '$schema',
    'contentEncoding',
    'contentMediaType',
    'description',
    'format',
    'id',
    'title',
  ].map((name): [string, Check] => [name, text]),
  ['uniqueItems', boolean],
  ['deprecated', boolean],
  ['readOnly', boolean],
  ['writeOnly', boolean],
  ['pattern', pattern],
  ['enum', enumerated],
  ['examples', list],
  ['items', itemSchema],
  ['required', required],
  ['dependencies', dependencies],
  ['dependentRequired', dependentRequired],
  ['type', types],
]);

function number(node: JsonNode): KeywordFault | undefined {
  return node.kind === 'number' ? undefined : faults.number;
}

function positive(node: JsonNode): KeywordFault | undefined {
  return node.kind === 'number' && Number(node.raw) > 0
    ? undefined
    : faults.aboveZero;
}

function count(node: JsonNode): KeywordFault | undefined {
  const value = node.kind === 'number' ? Number(node.raw) : NaN;
  return Number.isInteger(value) && value >= 0 ? undefined : faults.count;
}

function text(node: JsonNode): KeywordFault | undefined {
  return node.kind === 'string' ? undefined : faults.text;
}

function boolean(node: JsonNode): KeywordFault | undefined {
  return node.kind === 'boolean' ? undefined : faults.boolean;
}

function list(node: JsonNode): KeywordFault | undefined {
  return node.kind === 'array' ? undefined : faults.list;
}

/** Draft 07 on only advise against an empty list and values that appear twice. */
function enumerated(node: JsonNode, draft: Draft): KeywordFault | undefined {
  if (node.kind !== 'array') return faults.list;
  if (draft !== '04' && draft !== '06') return undefined;
  const texts = node.items.map(item => printJson(item, { sorted: true }));
  if (!texts.length) return faults.valueNeeded;
  return new Set(texts).size < texts.length ? faults.valueTwice : undefined;
}

function itemSchema(node: JsonNode, draft: Draft): KeywordFault | undefined {
  return draft === '2020-12' && node.kind === 'array'
    ? faults.oneSchema
    : undefined;
}

function required(node: JsonNode, draft: Draft): KeywordFault | undefined {
  return draft === '04' && node.kind === 'array' && !node.items.length
    ? faults.propertyNeeded
    : names(node);
}

/** Schemas among the dependencies are read as schemas. */
function dependencies(node: JsonNode, draft: Draft): KeywordFault | undefined {
  if (node.kind !== 'object') return faults.object;
  return firstFault(
    [...node.members.values()]
      .filter(({ kind }) => kind === 'array')
      .map(each => required(each, draft)),
  );
}

function dependentRequired(node: JsonNode): KeywordFault | undefined {
  return node.kind === 'object'
    ? firstFault([...node.members.values()].map(names))
    : faults.object;
}

function firstFault(
  found: (KeywordFault | undefined)[],
): KeywordFault | undefined {
  return found.find(each => each !== undefined);
}

function names(node: JsonNode): KeywordFault | undefined {
  if (node.kind !== 'array') return faults.propertyNames;
  const values = node.items.map(item =>
    item.kind === 'string' ? item.value : undefined,
  );
  if (values.includes(undefined)) return faults.propertyNames;
  return new Set(values).size < values.length
    ? faults.propertyTwice
    : undefined;
}

function types(node: JsonNode): KeywordFault | undefined {
  const items = node.kind === 'array' ? node.items : [node];
  const wrong = items.find(
    item => item.kind !== 'string' || !typeNames.includes(item.value),
  );
  if (wrong || !items.length) {
    return name =>
      say('schema.json.types', { name, types: typeNames.join(', ') });
  }
  return undefined;
}

function pattern(node: JsonNode): KeywordFault | undefined {
  if (node.kind !== 'string') return faults.text;
  const reason = patternFault(node.value);
  return reason === undefined
    ? undefined
    : name => say('schema.json.pattern', { name, reason });
}

/** Why a regular expression does not compile, in the engine's words; it is never run. */
export function patternFault(source: string): string | undefined {
  try {
    return RegExp(source, 'u') && undefined;
  } catch {
    // Many valid expressions of other languages escape more than Unicode mode allows.
  }
  try {
    return RegExp(source) && undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

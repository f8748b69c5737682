import { checkCompatibility } from '../index';

const text = { type: 'string' };
const nothing = { type: 'null' };

function accepts(before: object, after: object): boolean {
  const [old, now] = [before, after].map(schema => ({
    type: 'JSON' as const,
    text: JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      ...schema,
    }),
  }));
  return checkCompatibility({
    candidate: now ?? '',
    previous: [{ schema: old ?? '' }],
    level: 'BACKWARD',
  }).compatible;
}

const objectWith = (rest: object) => ({ type: 'object', ...rest });
const listWith = (rest: object) => ({
  type: 'array',
  contains: text,
  ...rest,
});

describe('what is looser, or the same in other words', () => {
  it.each<[string, object, object, boolean]>([
    ['all values', { type: 'boolean' }, { enum: [true, false] }, true],
    ['a value less', { type: 'boolean' }, { enum: [true] }, false],
    ['the only value', nothing, { const: null }, true],
    ['values of the type', { ...text, enum: ['a', 1] }, { enum: ['a'] }, true],
    [
      'a list beside a constant',
      { const: 'a' },
      { const: 'a', enum: ['b'] },
      false,
    ],
    [
      'types as branches',
      { type: ['string', 'null'] },
      { oneOf: [text, nothing] },
      true,
    ],
    [
      'a branch of two types',
      { type: ['string', 'null', 'number'] },
      { anyOf: [text, { type: ['null', 'number'] }] },
      true,
    ],
    [
      'a type that no branch has',
      { type: ['string', 'null', 'boolean'] },
      { oneOf: [text, nothing] },
      false,
    ],
    [
      'values as branches',
      { enum: ['a', 'b'] },
      { oneOf: [{ const: 'a' }, { const: 'b' }] },
      true,
    ],
    [
      'a value that no branch has',
      { enum: ['a', 'b', 'c'] },
      { oneOf: [{ const: 'a' }, { const: 'b' }] },
      false,
    ],
    ['fewer items', listWith({ minContains: 2 }), listWith({}), true],
    ['more items', listWith({}), listWith({ minContains: 2 }), false],
    [
      'room for items',
      listWith({ maxContains: 2 }),
      listWith({ maxContains: 3 }),
      true,
    ],
    ['no room for items', listWith({}), listWith({ maxContains: 3 }), false],
    [
      'fewer names',
      objectWith({ dependentRequired: { a: ['b', 'c'] } }),
      objectWith({ dependentRequired: { a: ['b'] } }),
      true,
    ],
    [
      'a name that is always there',
      objectWith({ required: ['b'] }),
      objectWith({ dependentRequired: { a: ['b'] } }),
      true,
    ],
    [
      'more names',
      objectWith({ dependentRequired: { a: ['b'] } }),
      objectWith({ dependentRequired: { a: ['b'], c: ['b'] } }),
      false,
    ],
    [
      'as many as are required',
      objectWith({ required: ['a', 'b'] }),
      objectWith({ minProperties: 2 }),
      true,
    ],
    [
      'more than are required',
      objectWith({ required: ['a', 'b'] }),
      objectWith({ minProperties: 3 }),
      false,
    ],
    [
      'words beside what is left unevaluated',
      { allOf: [text], unevaluatedProperties: false },
      { allOf: [text], unevaluatedProperties: false, description: 'Box' },
      true,
    ],
  ])('%s', (_, before, after, expected) => {
    expect(accepts(before, after)).toBe(expected);
  });
});

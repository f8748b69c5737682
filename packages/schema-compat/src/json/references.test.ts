import { checkCompatibility } from '../index';

const draft2020 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
};

function accepts(before: object, after: object): boolean {
  const [old, now] = [before, after].map(schema => ({
    type: 'JSON' as const,
    text: JSON.stringify({ ...draft2020, ...schema }),
  }));
  return checkCompatibility({
    candidate: now ?? '',
    previous: [{ schema: old ?? '' }],
    level: 'BACKWARD',
  }).compatible;
}

const $ref = '#/$defs/A';
const text = { type: 'string' };
const wide = { type: ['string', 'number'] };

describe('what references lead to', () => {
  it.each<[string, object, object, object]>([
    ['not', { not: { $ref } }, text, wide],
    ['if', { if: { $ref }, then: { maxLength: 3 } }, text, wide],
    ['then', { if: text, then: { $ref } }, wide, text],
    ['else', { if: text, else: { $ref } }, wide, text],
    ['contains', { type: 'array', contains: { $ref } }, wide, text],
    ['propertyNames', { propertyNames: { $ref } }, {}, { maxLength: 3 }],
    [
      'dependentSchemas',
      { dependentSchemas: { a: { $ref } } },
      {},
      { required: ['z'] },
    ],
    [
      'dependencies',
      { dependencies: { a: { $ref } } },
      {},
      { required: ['z'] },
    ],
    [
      'unevaluatedProperties',
      { properties: { p: { $ref, unevaluatedProperties: false } } },
      { properties: { a: {}, b: {} } },
      { properties: { a: {} } },
    ],
    ['a chain', { not: { $ref: '#/$defs/B' } }, text, wide],
  ])('counts in %s', (_, schema, before, after) => {
    const withA = (A: object) => ({
      ...schema,
      $defs: { A, B: { $ref, minLength: 1 } },
    });
    expect(accepts(withA(before), withA(after))).toBe(false);
    expect(accepts(withA(before), withA(before))).toBe(true);
    const told = { ...before, description: 'Said in other words' };
    expect(accepts(withA(before), withA(told))).toBe(true);
  });

  it('takes schemas that refer to themselves for the same', () => {
    const tree = (leaf: object) => ({
      not: { $ref },
      $defs: { A: { properties: { left: { $ref }, leaf } } },
    });
    expect(accepts(tree(text), tree({ ...text, title: 'Leaf' }))).toBe(true);
    expect(accepts(tree(text), tree(wide))).toBe(false);
  });

  it('counts the names of definitions as nothing', () => {
    expect(
      accepts(
        { not: { $ref }, $defs: { A: text } },
        { not: { $ref: '#/definitions/seal' }, definitions: { seal: text } },
      ),
    ).toBe(true);
  });

  it('sees what stands beside a reference on the way', () => {
    const chain = (beside: object) => ({
      $ref,
      $defs: { A: { $ref: '#/$defs/B', ...beside }, B: text },
    });
    expect(accepts(chain({}), chain({ maxLength: 3 }))).toBe(false);
    expect(accepts(chain({ maxLength: 3 }), chain({}))).toBe(true);
  });

  it('takes a dynamic reference for each of its anchors', () => {
    const list = (item: object, rest: object = {}) => ({
      $id: 'https://harbour.example/manifest',
      $ref: 'list',
      $defs: {
        item: { $dynamicAnchor: 'T', ...item },
        list: {
          $id: 'list',
          type: 'array',
          items: { $dynamicRef: '#T', ...rest },
          $defs: { anything: { $dynamicAnchor: 'T' } },
        },
      },
    });
    expect(accepts(list(wide), list(text))).toBe(false);
    expect(accepts(list(text), list(wide))).toBe(true);
    expect(accepts(list(text), list(text))).toBe(true);
    expect(accepts(list(text), list(text, { maxLength: 3 }))).toBe(false);
    const plain = (items: object) => ({ type: 'array', items });
    expect(accepts(plain(text), list(text))).toBe(true);
    expect(accepts(plain(wide), list(text))).toBe(false);
    expect(accepts(list(text), plain(text))).toBe(false);
  });

  it('takes a recursive reference for each of its anchors', () => {
    const tree = (leaf: object) => ({
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $id: 'https://harbour.example/tree',
      $recursiveAnchor: true,
      $ref: 'node',
      properties: { leaf },
      $defs: {
        node: {
          $id: 'node',
          $recursiveAnchor: true,
          properties: { left: { $recursiveRef: '#' } },
        },
      },
    });
    expect(accepts(tree(wide), tree(text))).toBe(false);
    expect(accepts(tree(text), tree(wide))).toBe(true);
  });
});

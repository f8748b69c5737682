import { checkCompatibility } from '../index';

const draft04 = { $schema: 'http://json-schema.org/draft-04/schema#' };
const number = { type: 'number' };

function conflicts(before: object | string, after: object | string): string[] {
  const [old, now] = [before, after].map(schema => ({
    type: 'JSON' as const,
    text: typeof schema === 'string' ? schema : JSON.stringify(schema),
  }));
  return checkCompatibility({
    candidate: now ?? '',
    previous: [{ schema: old ?? '' }],
    level: 'BACKWARD',
  }).incompatibilities.map(({ rule }) => rule);
}

describe('limits of numbers', () => {
  it.each([
    ['minimum', 'exclusiveMinimum', 'EXCLUSIVE_MINIMUM'],
    ['maximum', 'exclusiveMaximum', 'EXCLUSIVE_MAXIMUM'],
  ])(
    'leave out the %s itself where draft 04 says so',
    (keyword, beyond, rule) => {
      const open = { ...draft04, ...number, [keyword]: 0 };
      const strict = { ...open, [beyond]: true };
      expect(conflicts(open, strict)).toEqual([`${rule}_ADDED`]);
      expect(conflicts(strict, open)).toEqual([]);
      expect(conflicts(strict, strict)).toEqual([]);
      expect(conflicts(open, { ...open, [beyond]: false })).toEqual([]);
      const newer = { ...number, [beyond]: 0 };
      expect(conflicts(strict, newer)).toEqual([]);
      expect(conflicts(newer, strict)).toEqual([]);
      expect(conflicts(strict, { ...strict, [keyword]: 1 })).toEqual(
        keyword === 'minimum' ? [`${rule}_INCREASED`] : [],
      );
    },
  );

  it('of one keyword keep those of the other', () => {
    const limited = (limit: object) => ({ ...number, ...limit });
    const most = limited({ maximum: 10 });
    const below = limited({ exclusiveMaximum: 10 });
    expect(conflicts(below, most)).toEqual([]);
    expect(conflicts(most, below)).toEqual(['EXCLUSIVE_MAXIMUM_ADDED']);
    expect(conflicts(limited({ maximum: 9 }), below)).toEqual([]);
    expect(conflicts(limited({ maximum: 11 }), most)).toEqual([
      'MAXIMUM_DECREASED',
    ]);
  });

  it.each([
    ['0.3', '0.1', []],
    ['4', '2', []],
    ['1e1', '5.0', []],
    ['2', '4', ['MULTIPLE_OF_CHANGED']],
    ['100000000000000000001', '3', ['MULTIPLE_OF_CHANGED']],
    ['1e5000', '1e5000', []],
    ['1e5000', '2', ['MULTIPLE_OF_CHANGED']],
  ])('multiples of %s are %s', (before, after, rules) => {
    const of = (multiple: string) =>
      `{"type":"number","multipleOf":${multiple}}`;
    expect(conflicts(of(before), of(after))).toEqual(rules);
  });

  it('are compared with every digit', () => {
    const most = (limit: string) => `{"type":"number","maximum":${limit}}`;
    const [more, less] = ['9007199254740993', '9007199254740992'].map(most);
    expect(conflicts(less ?? '', more ?? '')).toEqual([]);
    expect(conflicts(more ?? '', less ?? '')).toEqual(['MAXIMUM_DECREASED']);
    expect(conflicts(most('1.0'), most('1e0'))).toEqual([]);
    expect(conflicts(most('1e9999'), most('1e9998'))).toEqual([
      'MAXIMUM_DECREASED',
    ]);
  });
});

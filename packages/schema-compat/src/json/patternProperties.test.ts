import { checkCompatibility, CompatibilityPolicy } from '../index';
import { mayOverlap, NameMatcher } from './NameMatcher';

const text = { type: 'string' };
const whole = { type: 'integer' };
/** A pattern that no engine of linear time can run. */
const undecided = '^(?!y)x_';

function object(
  properties: object,
  patternProperties: object = {},
  additionalProperties: unknown = false,
) {
  return {
    type: 'object',
    properties,
    patternProperties,
    additionalProperties,
  };
}

function conflicts(
  before: object,
  after: object,
  policy?: CompatibilityPolicy,
): string[] {
  return checkCompatibility({
    candidate: { type: 'JSON', text: JSON.stringify(after) },
    previous: [{ schema: { type: 'JSON', text: JSON.stringify(before) } }],
    level: 'BACKWARD',
    policy,
  }).incompatibilities.map(({ rule, fieldPath }) => `${rule} ${fieldPath}`);
}

describe('patterns of properties', () => {
  it.each(['^x_', '_a$', '^x_[a-z]$', '^(x|y)_\\w+$', undecided])(
    'narrow what %s covers',
    pattern => {
      const before = object({ x_a: text });
      const after = object({ x_a: text }, { [pattern]: whole });
      expect(conflicts(before, after)).toEqual(['TYPE_CHANGED x_a']);
      expect(conflicts(before, after, 'LENIENT')).toEqual(['TYPE_CHANGED x_a']);
      const fitting = object({ x_a: text }, { [pattern]: text });
      expect(conflicts(before, fitting)).toEqual([]);
      expect(conflicts(fitting, fitting)).toEqual([]);
    },
  );

  it('take over properties that are declared no more', () => {
    const before = object({ x1: text });
    expect(conflicts(before, object({}, { '^x[0-9]$': text }))).toEqual([]);
    expect(conflicts(before, object({}, { '^y[0-9]$': text }))).toEqual([
      'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL x1',
    ]);
    expect(conflicts(before, object({}, { '^x[0-9]$': whole }))).toEqual([
      'PROPERTY_REMOVED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL x1',
    ]);
  });

  it('count as maybe covering where nobody can tell', () => {
    const writer = object({}, { [undecided]: whole }, text);
    expect(conflicts(writer, object({ x_a: text }, {}, true))).toEqual([
      'PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL x_a',
    ]);
    const kept = object({ x_a: text, x_b: whole }, { [undecided]: {} }, text);
    expect(conflicts(kept, kept)).toEqual([]);
  });

  it('may cover the same as another pattern', () => {
    const before = object({}, { '^x_': text });
    const more = (pattern: string) =>
      object({}, { '^x_': text, [pattern]: whole });
    expect(conflicts(before, more('^y_'))).toEqual([]);
    expect(conflicts(before, more('^x_a'))).toEqual(['TYPE_CHANGED {}']);
    expect(conflicts(before, more('_id$'))).toEqual(['TYPE_CHANGED {}']);
    expect(mayOverlap('^ab?', '^ac')).toBe(true);
    expect(mayOverlap('^ab|x', '^ac')).toBe(true);
  });

  it('run in time that grows with the text', () => {
    const names = new NameMatcher();
    const start = process.cpuUsage();
    for (let index = 0; index < 2_000; index++) {
      const name = `${'a'.repeat(400)}${index}`;
      names.matches('^(([a-z])+.)+[A-Z]([a-z])+$', name);
      names.matches(`^(a+)+${index}!$`, name);
      names.matches('(x+x+)+y{1000}', name);
    }
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(4_000);
    expect(names.matches('^a', 'abc')).toBe(true);
    expect(names.matches('[a]', 'too late')).toBeUndefined();
  });

  it.each([
    ['^a.c$', 'abc', true],
    ['^[^a-c]+$', 'xyz', true],
    ['^\\d{2,3}$', '1234', false],
    ['\\.json$', 'a.json', true],
    ['(?i)a', 'A', undefined],
    ['\\p{L}', 'p{L}', undefined],
    ['^[[:alpha:]]$', 'a', undefined],
    ['[^]a]', 'za]', undefined],
    ['\\bword', 'word', undefined],
    ['a', 'a\n', undefined],
  ])('%s in %s', (pattern, name, expected) => {
    expect(new NameMatcher().matches(pattern, name)).toBe(expected);
  });
});

import { RE2JS } from '@bufbuild/re2';

/** Steps of regular expressions in one comparison: keeps hostile ones well below a second. */
const maxSteps = 1_000_000;
const maxLength = 500;
/** How large an expression may become once its counted repeats are written out. */
const maxSize = 5_000;

/** Texts that count as the same characters in every engine. */
const plainName = /^[\x20-\x7e\u00a1-\u167f]*$/;
/**
 * Expressions that mean the same in ECMA-262 and RE2: no groups with special meaning, no escapes
 * but of punctuation and the classes that both have, no POSIX classes.
 */
const portable =
  /^(?:[^\\([]|\((?!\?)|\(\?:|\\[dwDW]|\\[^A-Za-z0-9\s_]|\[(?!:|\^\])(?:[^\\[\]]|\\[dwDW]|\\[^A-Za-z0-9\s_])+\])*$/;

type Test = (name: string) => boolean | undefined;

/**
 * Tells whether the patterns of a schema cover property names. Patterns run in an engine whose time
 * grows with the text alone, and those that it cannot decide are left open.
 */
export class NameMatcher {
  readonly #tests = new Map<string, Test>();
  #steps = 0;

  /** Whether a pattern matches somewhere in a name; undefined when that cannot be told. */
  matches(pattern: string, name: string): boolean | undefined {
    return this.#testOf(pattern)(name);
  }

  #testOf(pattern: string): Test {
    const test =
      this.#tests.get(pattern) ??
      literalTest(pattern) ??
      this.#expressionTest(pattern);
    this.#tests.set(pattern, test);
    return test;
  }

  #expressionTest(pattern: string): Test {
    const size = sizeOf(pattern);
    if (pattern.length > maxLength || size > maxSize) return undecided;
    if (!portable.test(pattern) || !this.#spend(size)) return undecided;
    try {
      const expression = RE2JS.compile(pattern);
      const known = new Map<string, boolean>();
      return name => {
        const earlier = known.get(name);
        if (earlier !== undefined) return earlier;
        if (!plainName.test(name)) return undefined;
        if (!this.#spend(size * (name.length + 1))) return undefined;
        const isMatch = expression.test(name);
        known.set(name, isMatch);
        return isMatch;
      };
    } catch {
      return undecided;
    }
  }

  #spend(steps: number): boolean {
    this.#steps += steps;
    return this.#steps <= maxSteps;
  }
}

/** Whether two patterns may match the same name: not if both start with other letters. */
export function mayOverlap(one: string, other: string): boolean {
  const [left, right] = [prefixOf(one), prefixOf(other)];
  return left.startsWith(right) || right.startsWith(left);
}

/** What every name that a pattern matches starts with, as far as letters tell. */
function prefixOf(pattern: string): string {
  if (!pattern.startsWith('^') || pattern.includes('|')) return '';
  const letters = /^[A-Za-z0-9_\- ]*/.exec(pattern.slice(1))?.[0] ?? '';
  const next = pattern[letters.length + 1];
  return next && '*?+{'.includes(next) ? letters.slice(0, -1) : letters;
}

/** A test without an engine, for patterns without any special meaning but anchors. */
function literalTest(pattern: string): Test | undefined {
  const [, start, literal, end] =
    /^(\^?)([A-Za-z0-9_\- ]*)((?:\.\*)?\$?)$/.exec(pattern) ?? [];
  if (literal === undefined) return undefined;
  return name => {
    if (!plainName.test(name)) return undefined;
    if (start && end === '$') return name === literal;
    if (start) return name.startsWith(literal);
    return end === '$' ? name.endsWith(literal) : name.includes(literal);
  };
}

function undecided(): undefined {
  return undefined;
}

/** About how many states an expression has. */
function sizeOf(pattern: string): number {
  return [...pattern.matchAll(/\{(\d*)(?:,(\d*))?\}/g)].reduce(
    (size, [, min, max]) => size * Math.max(1, Number(min), Number(max ?? 0)),
    pattern.length,
  );
}

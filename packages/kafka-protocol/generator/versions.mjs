/*
 * Version ranges as the message definitions write them: "3+", "0-7", "5", "none".
 */

/** @typedef {{ min: number, max: number }} Range an inclusive range; max may be Infinity */

/**
 * @param {string | undefined} text
 * @returns {Range | null} null for "none" or an absent range
 */
export function parseVersions(text) {
  if (text === undefined || text === 'none') return null;
  const match = /^(\d+)(?:(\+)|-(\d+))?$/.exec(text);
  if (!match) throw new Error(`Cannot read the version range "${text}"`);
  const min = Number(match[1]);
  if (match[2]) return { min, max: Infinity };
  return { min, max: match[3] === undefined ? min : Number(match[3]) };
}

/**
 * @param {Range | null} a
 * @param {Range | null} b
 * @returns {Range | null}
 */
export function intersect(a, b) {
  if (a === null || b === null) return null;
  const min = Math.max(a.min, b.min);
  const max = Math.min(a.max, b.max);
  return min > max ? null : { min, max };
}

/**
 * The test "`version` is in `range`", given that it is in `within`.
 *
 * @param {Range | null} range
 * @param {Range} within
 * @returns {string} 'true', 'false' or an expression over `version`
 */
export function condition(range, within) {
  const common = intersect(range, within);
  if (common === null) return 'false';
  const low = common.min > within.min ? `version >= ${common.min}` : '';
  const high = common.max < within.max ? `version <= ${common.max}` : '';
  if (common.min === common.max && low && high) {
    return `version === ${common.min}`;
  }
  return [low, high].filter(Boolean).join(' && ') || 'true';
}

/**
 * A choice between two expressions that is not written when it is none.
 *
 * @param {string} test from {@link condition}
 * @param {string} yes
 * @param {string} no
 */
export function choose(test, yes, no) {
  if (test === 'true' || yes === no) return yes;
  if (test === 'false') return no;
  return `(${test} ? ${yes} : ${no})`;
}

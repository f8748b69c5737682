import { because, listed, oneOf, Said, say } from '../sentences';
import { NameSegment, TopicNaming } from './Conventions';
import {
  acceptsSegment,
  suggestSegment,
  suggestTopicName,
} from './suggestTopicName';

/** The verdict on one segment. `suggestion` is the value to use instead, null when nothing is near. */
export interface SegmentVerdict {
  segment: string;
  value: string;
  level: 'pass' | 'fail';
  reason: string;
  said: Said;
  suggestion: string | null;
}

/**
 * What the conventions say about a topic name, in two verdicts: `pattern` on the whole name, then `segments` on
 * its parts, judged only once the pattern passed (null before). `exempt` is the glob that takes the name out of
 * the rules, or null; an exempt name passes both. `passed` sums up.
 */
export interface TopicNameVerdict {
  name: string;
  exempt: string | null;
  passed: boolean;
  pattern: {
    level: 'pass' | 'fail';
    reason: string;
    said: Said;
    /** A whole name that keeps the conventions, or null. */
    suggestion: string | null;
  };
  segments: SegmentVerdict[] | null;
}

/**
 * Judges a topic name, given whole or in its segments (by segment name; missing ones are empty).
 * The form, the backend and the broker hook call this same function.
 */
export function checkTopicName(
  input: string | Record<string, string>,
  naming: TopicNaming,
  options: { mirrorAliases?: readonly string[] } = {},
): TopicNameVerdict {
  const name =
    typeof input === 'string' ? input : composeTopicName(input, naming);
  const exempt = naming.exempt.find(glob => matchesGlob(name, glob)) ?? null;
  if (exempt !== null) {
    return {
      name,
      exempt,
      passed: true,
      pattern: {
        level: 'pass',
        ...because('naming.exempt', { name, glob: exempt }),
        suggestion: null,
      },
      segments: null,
    };
  }
  const judged = withoutMirrorAlias(name, options.mirrorAliases ?? []);
  const problems = patternProblems(judged, naming);
  if (problems.length > 0) {
    return {
      name,
      exempt: null,
      passed: false,
      pattern: {
        level: 'fail',
        ...because('naming.wrong', {
          name,
          problems: listed(problems),
          shape: shapeOf(naming),
        }),
        suggestion: suggestTopicName(judged, naming),
      },
      segments: null,
    };
  }
  const segments = checkSegments(judged, naming);
  return {
    name,
    exempt: null,
    passed: segments.every(verdict => verdict.level === 'pass'),
    pattern: {
      level: 'pass',
      ...because('naming.shaped', { name, shape: shapeOf(naming) }),
      suggestion: null,
    },
    segments,
  };
}

/** Joins segment values in the order of the conventions; missing trailing values leave an unfinished name. */
export function composeTopicName(
  segments: Record<string, string>,
  naming: TopicNaming,
): string {
  return naming.segments
    .map(segment => segments[segment.name]?.trim() ?? '')
    .join(naming.separator);
}

/** Cuts a name into its segments by name; undefined when the number of parts does not fit. */
export function splitTopicName(
  name: string,
  naming: TopicNaming,
): Record<string, string> | undefined {
  const parts = name.split(naming.separator);
  if (parts.length !== naming.segments.length) {
    return undefined;
  }
  return Object.fromEntries(
    naming.segments.map((segment, index) => [segment.name, parts[index] ?? '']),
  );
}

/** Whether a name matches a glob with `*` for any run of characters. */
export function matchesGlob(name: string, glob: string): boolean {
  const pattern = glob
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(name);
}

function checkSegments(name: string, naming: TopicNaming): SegmentVerdict[] {
  const values = splitTopicName(name, naming);
  return naming.segments.map(segment => {
    const value = values?.[segment.name] ?? '';
    const passed = acceptsSegment(value, segment);
    return {
      segment: segment.name,
      value,
      level: passed ? 'pass' : 'fail',
      ...(passed
        ? because('naming.segment.fine', { value, segment: segment.name })
        : segmentReason(value, segment)),
      suggestion: passed ? null : suggestSegment(value, segment),
    };
  });
}

function segmentReason(value: string, segment: NameSegment) {
  if (value === '') {
    return because('naming.segment.empty', { segment: segment.name });
  }
  return segment.allowed
    ? because('naming.segment.notAllowed', {
        value,
        segment: segment.name,
        choices: oneOf(segment.allowed),
      })
    : because('naming.segment.invalid', {
        value,
        segment: segment.name,
        pattern: segment.pattern ?? '',
      });
}

/** What is wrong with the whole name, most telling first; empty when it passes. */
function patternProblems(name: string, naming: TopicNaming): Said[] {
  const problems: Said[] = [];
  if (name.length > naming.maxLength) {
    problems.push(
      say('naming.problem.long', {
        length: name.length,
        maximum: naming.maxLength,
      }),
    );
  }
  if (new RegExp(naming.pattern).test(name)) {
    return problems;
  }
  const parts = name.split(naming.separator);
  if (/[A-Z]/.test(name)) {
    problems.push(say('naming.problem.upperCase'));
  }
  if (name.includes('_')) {
    problems.push(say('naming.problem.underscores'));
  }
  const illegal = [...new Set(name.match(/[^a-zA-Z0-9._-]/gu) ?? [])];
  if (illegal.length > 0) {
    problems.push(
      say('naming.problem.characters', {
        characters: illegal
          .map(character => JSON.stringify(character))
          .join(', '),
      }),
    );
  }
  if (parts.length !== naming.segments.length) {
    problems.push(
      say('naming.problem.segments', {
        count: parts.length,
        expected: naming.segments.length,
      }),
    );
  } else {
    const empty = naming.segments.filter((_, index) => parts[index] === '');
    if (empty.length > 0) {
      problems.push(
        say('naming.problem.unfinished', {
          segments: empty.map(segment => segment.name).join(', '),
        }),
      );
    }
  }
  return problems.length > 0
    ? problems
    : [say('naming.problem.pattern', { pattern: naming.pattern })];
}

function shapeOf(naming: TopicNaming): string {
  return naming.segments
    .map(segment => `{${segment.name}}`)
    .join(naming.separator);
}

/** Mirrors are named `<alias>.<topic>`; the part after the alias is judged. */
function withoutMirrorAlias(name: string, aliases: readonly string[]): string {
  const alias = aliases.find(candidate => name.startsWith(`${candidate}.`));
  return alias ? name.slice(alias.length + 1) : name;
}

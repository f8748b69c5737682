import { z } from 'zod/v4';

/** Faults that one answer names at most. */
const maxFaults = 3;

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/**
 * Reads a value that came from outside. `refuse` makes the error of what is wrong, in words that
 * name the members and what they may be: `"mode" is missing; choose WRITE, READ, WRITEREAD`.
 */
export function readShape<T>(
  schema: z.ZodType<T>,
  value: unknown,
  refuse: (fault: string) => Error,
): T {
  const parsed = schema.safeParse(value, { error: wordsFor });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, maxFaults)
    .map(({ path, message }) =>
      path.length ? `"${path.join('.')}" ${message}` : `it ${message}`,
    );
  throw refuse(faults.join('; '));
}

/** To follow the name of a member; undefined leaves the words to whoever wrote the schema. */
function wordsFor(issue: z.core.$ZodRawIssue): string | undefined {
  const { input } = issue;
  const missing = input === undefined || input === null;
  const found = missing ? 'is missing' : `is ${shown(input)}`;
  switch (issue.code) {
    case 'invalid_value':
      return `${found}; choose ${issue.values.join(', ')}`;
    case 'invalid_type':
      return `${found}; it must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return `${found}; the limit is ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return typeof input === 'string'
        ? 'is empty'
        : `${found}; the least is ${issue.minimum}${unitOf(issue.origin)}`;
    default:
      return undefined;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' items' : '';
}

function shown(input: unknown): string {
  if (Array.isArray(input)) return `a list of ${input.length}`;
  if (typeof input === 'object') return 'an object';
  const text = JSON.stringify(input);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

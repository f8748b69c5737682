import {
  entityRefSchema,
  oneOf,
  Said,
  SaidValue,
  say,
  unknownKeys,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';

type Issue = z.core.$ZodIssue;

/** How the schema of references puts it; the only words of a schema that are replaced here. */
const entityRefProblem =
  entityRefSchema.safeParse('').error?.issues[0]?.message;

/** What each wrong member of an input should be. `where` names the part of the call: `body`, `query`, `path`. */
export function inputProblems(
  error: z.ZodError,
  value: unknown,
  where: string,
): Said[] {
  return error.issues.map(issue => sayIssue(issue, value, [where]));
}

/** The members of an input that nothing reads, at every depth: most likely mistyped, never without a word dropped. */
export function unknownMembers(
  schema: z.ZodType,
  value: unknown,
  where: string,
): Said[] {
  return unknownKeys(schema, value).map(({ path, nearest, known }) => {
    const named = { member: `${where}.${path}`, known: known.join(', ') };
    return nearest === undefined
      ? say('input.unknown', named)
      : say('input.unknownNear', { ...named, nearest });
  });
}

function sayIssue(issue: Issue, value: unknown, base: PropertyKey[]): Said {
  const member = nameOf([...base, ...issue.path]);
  const found = at(value, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return sayWrong(member, found, kindOf(issue.expected));
    case 'invalid_value':
      return sayWrong(member, found, oneOf(issue.values.map(String)));
    case 'invalid_union':
      return sayIssue(nearestBranch(issue.errors), found, [
        ...base,
        ...issue.path,
      ]);
    case 'too_big':
      return sayTooBig(member, issue);
    case 'too_small':
      return sayTooSmall(member, issue);
    default:
      return issue.message === entityRefProblem
        ? sayWrong(
            member,
            found,
            say('input.kind.entityRef', {
              example: 'group:default/team-pricing',
            }),
          )
        : say('input.other', { member, problem: issue.message });
  }
}

function sayWrong(member: string, found: unknown, kind: SaidValue): Said {
  return say(found === undefined ? 'input.missing' : 'input.wrong', {
    member,
    kind,
  });
}

function kindOf(expected: string): SaidValue {
  switch (expected) {
    case 'string':
    case 'number':
    case 'int':
    case 'boolean':
    case 'object':
    case 'array':
      return say(`input.kind.${expected}`);
    case 'record':
      return say('input.kind.object');
    default:
      return expected;
  }
}

function sayTooBig(member: string, issue: z.core.$ZodIssueTooBig): Said {
  const limit = Number(issue.maximum);
  switch (issue.origin) {
    case 'string':
      return say('input.long', { member, count: limit });
    case 'array':
      return say('input.many', { member, count: limit });
    default:
      return issue.inclusive === false
        ? say('input.notBelow', { member, limit })
        : say('input.above', { member, limit });
  }
}

function sayTooSmall(member: string, issue: z.core.$ZodIssueTooSmall): Said {
  const limit = Number(issue.minimum);
  switch (issue.origin) {
    case 'string':
      return say('input.short', { member, count: limit });
    case 'array':
      return say('input.few', { member, count: limit });
    default:
      return issue.inclusive === false
        ? say('input.notAbove', { member, limit })
        : say('input.below', { member, limit });
  }
}

/** Of what each variant objects to, the objection of the one that came closest: deepest inside, or about the value. */
function nearestBranch(branches: Issue[][]): Issue {
  const firsts = branches.flatMap(([first]) => first ?? []);
  const closeness = (issue: Issue) =>
    issue.path.length * 2 + (issue.code === 'invalid_type' ? 0 : 1);
  return firsts.reduce((best, issue) =>
    closeness(issue) > closeness(best) ? issue : best,
  );
}

/** `body.consumers[0]`. */
function nameOf(path: PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') {
        return `[${part}]`;
      }
      return index === 0 ? String(part) : `.${String(part)}`;
    })
    .join('');
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, part) =>
      typeof found === 'object' && found !== null
        ? Reflect.get(found, part)
        : undefined,
    value,
  );
}

import { InputError } from '@backstage/errors';
import {
  listed,
  Route,
  Said,
  toSaid,
  withStop,
} from '@millrace/backstage-plugin-streaming-common';
import { Request } from 'express';
import { z } from 'zod/v4';
import { sayError } from '../lib/sayError';
import { inputProblems, unknownMembers } from './inputProblems';

/**
 * Parameters, query and body of a call, validated and completed with defaults.
 *
 * @throws InputError naming each wrong or unknown member and what is accepted
 */
export function readInput(route: Route, req: Request) {
  return {
    params: parse(route.params, req.params, 'path'),
    query: parse(route.query, req.query, 'query'),
    body:
      route.body instanceof z.ZodUndefined
        ? undefined
        : parse(route.body, req.body, 'body'),
  };
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  const problems = [
    ...(result.error ? inputProblems(result.error, value, where) : []),
    ...unknownMembers(schema, value, where),
  ];
  if (problems.length > 0) {
    throw sayError(InputError, together(problems));
  }
  return result.data;
}

function together(problems: Said[]): Said {
  const [first, ...more] = problems;
  return first && more.length === 0
    ? first
    : toSaid(listed(problems.map(withStop), 'space'));
}

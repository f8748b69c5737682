import { Access, Right } from '../auth/Access';
import { Decision } from '../commands/Decision';
import { Judge } from '../judge/Question';
import { Registry } from '../Registry';
import { RegistryState } from '../state/RegistryState';

/** What a handler gets: everything decoded once, nothing of the socket. */
export interface RouteRequest {
  registry: Registry;
  /** Answers what takes reading schemas; a handler that asks it is synchronous and changes nothing. */
  judge: Judge;
  /** Who asks; the right that the route names has been checked. */
  access: Access;
  /** The subject or scope of the path that the right was checked for; '' on a path without one. */
  subject: string;
  /** A path part, percent-decoded exactly once. */
  param(name: string): string;
  query: URLSearchParams;
  body: unknown;
  /** Whether the client said that it understands every member. */
  fullAnswers: boolean;
  /** The cluster that holds the state, as clients may ask. */
  clusterId: string;
  /** Decides on a change as {@link Registry.write} does, and logs whose change it was. */
  write<T>(
    decide: (state: RegistryState, judge: Judge) => Decision<T>,
  ): Promise<T>;
}

/** Answers a body; `undefined` is an answer without one (204). */
export type RouteHandler = (request: RouteRequest) => unknown;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /**
   * What the sender must be allowed to do. It is checked on what the path names by `:subject` or
   * `:context`, else on the whole registry; there `read` needs nothing but being known, since the
   * handler leaves out what is hidden, and `anybody` not even that.
   */
  right: Right | 'anybody';
  /** How the path names a subject; see {@link resolveSubject}. */
  target?: 'subject' | 'scope';
  handle: RouteHandler;
}

/** Whether a query switch is on. */
export function flag(query: URLSearchParams, name: string): boolean {
  return query.get(name)?.toLowerCase() === 'true';
}

/** A query switch that may be absent. */
export function optionalFlag(
  query: URLSearchParams,
  name: string,
): boolean | undefined {
  return query.has(name) ? flag(query, name) : undefined;
}

/** A page of a list by `offset` and `limit`; a negative limit means the default. */
export function page<T>(
  items: readonly T[],
  query: URLSearchParams,
  defaultLimit = Infinity,
): T[] {
  const offset = Math.max(0, Number(query.get('offset') ?? 0) || 0);
  const asked = Number(query.get('limit') ?? -1);
  const limit = Number.isNaN(asked) || asked < 0 ? defaultLimit : asked;
  return items.slice(offset, offset + limit);
}

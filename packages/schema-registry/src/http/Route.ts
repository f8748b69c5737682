import { Registry } from '../Registry';

/** What a handler gets: everything decoded once, nothing of the socket. */
export interface RouteRequest {
  registry: Registry;
  /** A path part, percent-decoded exactly once. */
  param(name: string): string;
  query: URLSearchParams;
  body: unknown;
  /** Whether the client said that it understands every member. */
  fullAnswers: boolean;
  /** The cluster that holds the state, as clients may ask. */
  clusterId: string;
}

/** Answers a body; `undefined` is an answer without one (204). */
export type RouteHandler = (request: RouteRequest) => unknown;

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
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

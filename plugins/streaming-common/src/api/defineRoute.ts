import { z } from 'zod/v4';

/**
 * One operation of the REST API: the single source of the server's validation, the OpenAPI document and the
 * typed client. Paths are OpenAPI style, relative to `/api/streaming`.
 */
export interface Route<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: `/${string}`;
  summary: string;
  tag: string;
  params: Params;
  query: Query;
  /** `z.undefined()` when the operation takes no body. */
  body: Body;
  response: Response;
  /** HTTP status of success. */
  status: 200 | 201;
}

const empty = z.object({});
const none = z.undefined();

type Optional<T, Default> = T extends undefined ? Default : T;

/** Fills in what an operation leaves out: no parameters, no query, no body, status 200. */
export function defineRoute<
  Response extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(options: {
  method: Route['method'];
  path: Route['path'];
  summary: string;
  tag: string;
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
  status?: 200 | 201;
}) {
  // The defaults stand exactly where the type parameter is undefined, which `Optional` mirrors.
  return {
    status: 200,
    ...options,
    params: options.params ?? empty,
    query: options.query ?? empty,
    body: options.body ?? none,
  } as Route<
    Optional<Params, typeof empty>,
    Optional<Query, typeof empty>,
    Optional<Body, typeof none>,
    Response
  >;
}

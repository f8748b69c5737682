import { ResponseError } from '@backstage/errors';
import { z } from 'zod/v4';
import { Route } from './defineRoute';
import { OperationId, Routes, routes } from './routes';

type InputOf<R> = R extends Route<infer P, infer Q, infer B, z.ZodType>
  ? Member<'params', z.input<P>> & { query?: QueryInput<z.input<Q>> } & Member<
        'body',
        z.input<B>
      >
  : never;

/** A member that is left out where the operation takes none; an empty object accepts every key. */
type Member<Name extends string, Value> = [Value] extends [undefined]
  ? { [K in Name]?: undefined }
  : string extends keyof Value
  ? { [K in Name]?: undefined }
  : { [K in Name]: Value };

/** Query members as callers write them; flags may be booleans. */
type QueryInput<Q> = {
  [K in keyof Q]: Q[K] extends 'true' | 'false' | undefined
    ? Q[K] | boolean
    : Q[K] | number;
};

type OutputOf<R> = R extends Route<
  z.ZodObject,
  z.ZodObject,
  z.ZodType,
  infer Out
>
  ? z.output<Out>
  : never;

/** Options of one call: a bearer token for calls without a session, and extra headers. */
export interface CallOptions {
  token?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** The streaming REST API as functions, one per operation of {@link routes}. Failures are `ResponseError`s. */
export type StreamingClient = {
  [K in OperationId]: (
    input: InputOf<Routes[K]>,
    options?: CallOptions,
  ) => Promise<OutputOf<Routes[K]>>;
};

/** Makes the client; `discoveryApi` finds the plugin, `fetchApi` sends (and authenticates, in the browser). */
export function createStreamingClient(options: {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}): StreamingClient {
  const send = options.fetchApi?.fetch ?? fetch;

  async function call(
    route: Route,
    input: { params?: unknown; query?: unknown; body?: unknown },
    { token, headers, signal }: CallOptions = {},
  ): Promise<unknown> {
    const baseUrl = await options.discoveryApi.getBaseUrl('streaming');
    const response = await send(
      `${baseUrl}${fillPath(route.path, input.params)}${toSearch(input.query)}`,
      {
        method: route.method.toUpperCase(),
        signal,
        headers: {
          ...(input.body === undefined
            ? {}
            : { 'Content-Type': 'application/json' }),
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        body: input.body === undefined ? undefined : JSON.stringify(input.body),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return route.response.parse(await response.json());
  }

  // Each entry calls its own route, whose response schema guarantees the output type.
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => [
      id,
      (input: object, callOptions?: CallOptions) =>
        call(route as unknown as Route, input, callOptions),
    ]),
  ) as unknown as StreamingClient;
}

function fillPath(path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  return path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values.get(name))),
  );
}

function toSearch(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) {
        search.append(name, String(one));
      }
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

import { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  OperationId,
  Route,
  routes,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import express, { Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod/v4';
import { sayError } from '../lib/sayError';
import { createOpenApiDocument } from './openApi';
import { OperationContext, OperationHandlers } from './OperationHandlers';

/** Largest accepted body: a schema of 1 MiB in JSON, with room for the answers around it. */
const BODY_LIMIT = '3mb';
/** Longest idempotency key that the database keeps, in characters. */
const LONGEST_KEY = 255;

type AnyHandler = (
  input: object,
  context: OperationContext,
) => Promise<unknown>;

/**
 * The HTTP face of the plugin: for each route of the contract, authenticate, validate, call the handler, answer.
 * Who may do what is not decided here but in the authorised services behind the handlers.
 */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  handlers: OperationHandlers;
}): express.Router {
  const { httpAuth, handlers } = options;
  const router = Router();
  router.use(express.json({ limit: BODY_LIMIT }));

  // `routes` and `handlers` have the same keys, and each handler's type is derived from its route.
  for (const [id, route] of Object.entries(routes) as [OperationId, Route][]) {
    const handler = handlers[id] as unknown as AnyHandler;
    router[route.method](toExpressPath(route.path), async (req, res) => {
      const credentials = await httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const answer = await handler(readInput(route, req), {
        credentials,
        idempotencyKey: readIdempotencyKey(req),
      });
      res.status(route.status).json(answer);
    });
  }

  const document = createOpenApiDocument();
  router.get('/openapi.json', (_req, res) => {
    res.json(document);
  });
  return router;
}

function toExpressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function readInput(route: Route, req: Request) {
  return {
    params: parse(route.params, req.params, 'path'),
    query: parse(route.query.strict(), req.query, 'query'),
    body:
      route.body instanceof z.ZodUndefined
        ? undefined
        : parse(route.body, req.body, 'body'),
  };
}

/** @throws InputError for a key that could not be kept */
function readIdempotencyKey(req: Request): string | undefined {
  const key = req.header('Idempotency-Key');
  const { length } = key ?? 'none';
  if (length < 1 || length > LONGEST_KEY) {
    throw sayError(
      InputError,
      say('request.keyLength', { length, maximum: LONGEST_KEY }),
    );
  }
  return key;
}

/** @throws InputError naming each wrong member with its path and what is accepted */
function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map(
    issue => `${[where, ...issue.path].join('.')}: ${issue.message}`,
  );
  throw new InputError(problems.join('; '));
}

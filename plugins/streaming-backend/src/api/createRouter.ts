import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  HttpAuthService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  OperationId,
  Route,
  routes,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { sayError } from '../lib/sayError';
import { createOpenApiDocument } from './openApi';
import { OperationContext, OperationHandlers } from './OperationHandlers';
import { readBody } from './readBody';
import { readInput } from './readInput';

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
  config: RootConfigService;
  logger: LoggerService;
}): ExpressRouter {
  const { httpAuth, handlers } = options;
  const router = Router();
  router.use(readBody());

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
  router.use(({ method, path }) => {
    throw sayError(NotFoundError, say('api.unknown', { method, path }));
  });
  // The backend's own would show the stacks of errors during development.
  router.use(
    MiddlewareFactory.create(options).error({ showStackTraces: false }),
  );
  return router;
}

function toExpressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
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

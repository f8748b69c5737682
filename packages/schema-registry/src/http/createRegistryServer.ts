import {
  createServer as createHttpServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import createRouter from 'find-my-way';
import { Authenticator } from '../auth/Authenticator';
import { Logger } from '../Logger';
import { Registry } from '../Registry';
import { errorCodes, RegistryError } from '../RegistryError';
import { auditedWrite } from './auditedWrite';
import { authenticate } from './authenticate';
import { authorize } from './authorize';
import { sendAnswer } from './HttpAnswer';
import { HttpError } from './HttpError';
import { readBody } from './readBody';
import { refuseForeign } from './refuseForeign';
import { Route } from './Route';
import { compatibilityRoutes } from './routes/compatibility';
import { schemaRoutes } from './routes/schemas';
import { serverRoutes } from './routes/server';
import { settingRoutes } from './routes/settings';
import { subjectRoutes } from './routes/subjects';

const routes: readonly Route[] = [
  ...serverRoutes,
  ...subjectRoutes,
  ...schemaRoutes,
  ...compatibilityRoutes,
  ...settingRoutes,
];

const maxHeaderBytes = 16 * 1024;

interface ServerOptions {
  registry: Registry;
  clusterId: string;
  logger: Logger;
  /** Who senders are; without it everybody may do everything. */
  authenticator?: Authenticator;
  /** Certificate and private key, as PEM; without them it speaks plain HTTP. */
  tls?: { cert: Buffer; key: Buffer };
}

/** The HTTP face of a registry, not listening yet. */
export function createRegistryServer(options: ServerOptions): Server {
  const router = createRouter({
    ignoreTrailingSlash: true,
    maxParamLength: maxHeaderBytes,
    defaultRoute: (request, response) =>
      answerUnknown(router, request, response),
    onBadUrl: (_path, request, response) =>
      sendFailure(request, response, new HttpError(400, 'Bad path encoding')),
  });
  for (const route of routes) {
    router.on(
      route.method,
      route.path,
      (request, response, params) =>
        void serve({ request, response, params, route }, options),
    );
  }
  const { tls, authenticator } = options;
  const limits = { maxHeaderSize: maxHeaderBytes };
  const server: Server = tls
    ? createHttpsServer({ ...tls, ...limits })
    : createHttpServer(limits);
  let boundTo: string | undefined;
  server.on('listening', () => {
    boundTo = addressOf(server);
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // Whoever has credentials may come through a proxy, under its name.
    const refusal = refuseForeign(request, authenticator ? undefined : boundTo);
    if (refusal) sendFailure(request, response, refusal);
    else router.lookup(request, response);
  });
  return server;
}

/** The address that a server listens on; undefined for a pipe. */
function addressOf(server: Server): string | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.address : undefined;
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  params: Readonly<Record<string, string | undefined>>;
  route: Route;
}

async function serve(
  { request, response, params, route }: Exchange,
  { registry, clusterId, logger, authenticator }: ServerOptions,
): Promise<void> {
  try {
    const access = await authenticate(request, response, {
      authenticator,
      right: route.right,
      logger,
    });
    if (!registry.ready && route.right !== 'anybody') {
      response.setHeader('Retry-After', '1');
      throw new HttpError(503, 'The registry is not ready yet');
    }
    const subject = authorize(route, params, { state: registry.state, access });
    const reads = route.method === 'POST' || route.method === 'PUT';
    const unknownProperties =
      request.headers['confluent-accept-unknown-properties'];
    const posted = reads ? await readBody(request) : undefined;
    const body = await registry.judge.run(judge =>
      route.handle({
        registry,
        judge,
        access,
        subject,
        clusterId,
        write: auditedWrite(registry, { who: access.who, logger }),
        // The router has decoded the part once.
        param: name => params[name] ?? '',
        query: queryOf(request.url ?? ''),
        body: posted,
        fullAnswers: String(unknownProperties).toLowerCase() === 'true',
      }),
    );
    sendAnswer(request, response, { body });
  } catch (error) {
    if (!(error instanceof RegistryError) && !(error instanceof HttpError)) {
      logger.error('A request failed', {
        method: request.method,
        path: request.url,
        error: String(error),
      });
    }
    sendFailure(request, response, error);
  }
  registry.countRequest(route, response.statusCode);
}

function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}

/** No path of ours, or the wrong method on one. */
function answerUnknown(
  router: ReturnType<typeof createRouter>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = request.url ?? '/';
  const methods = (['GET', 'POST', 'PUT', 'DELETE'] as const).filter(method =>
    router.find(method, path.split('?')[0] ?? path),
  );
  if (methods.length) response.setHeader('Allow', methods.join(', '));
  sendFailure(
    request,
    response,
    methods.length
      ? new HttpError(405, 'HTTP 405 Method Not Allowed')
      : new HttpError(404, 'HTTP 404 Not Found'),
  );
}

/** An error body; what is no refusal of ours is told without its details. */
function sendFailure(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  if (response.headersSent) return;
  // What the client still sends is not read.
  if (!request.complete) response.setHeader('Connection', 'close');
  if (error instanceof RegistryError) {
    const { httpStatus: status, code, message } = error;
    sendAnswer(request, response, {
      status,
      body: { error_code: code, message },
    });
  } else if (error instanceof HttpError) {
    const { status, message } = error;
    sendAnswer(request, response, {
      status,
      body: { error_code: status, message },
    });
  } else {
    sendAnswer(request, response, {
      status: 500,
      body: {
        error_code: errorCodes.storeError,
        message: 'The registry could not answer; its log says why',
      },
    });
  }
}

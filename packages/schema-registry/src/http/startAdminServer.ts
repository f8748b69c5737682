import { createServer, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** What the admin port shows of a registry. */
interface Observed {
  readonly ready: boolean;
  health(): object;
  /** Prometheus text. */
  metricsText(): string;
}

/**
 * Serves `/metrics`, `/health/live` and `/health/ready` of a registry that runs alone, on loopback
 * only and without credentials.
 *
 * @param options.port - 0 takes a free one
 * @throws `EADDRINUSE` when the port is taken
 */
export async function startAdminServer(options: {
  port: number;
  registry: Observed;
}): Promise<{ port: number; stop(): Promise<void> }> {
  const { registry } = options;
  const server = createServer((request, response) => {
    switch (request.url) {
      case '/metrics':
        response
          .writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' })
          .end(registry.metricsText());
        break;
      case '/health/live':
        answer(response, 200, { status: 'ok' });
        break;
      case '/health/ready':
        answer(response, registry.ready ? 200 : 503, registry.health());
        break;
      default:
        answer(response, 404, {
          error: 'Served here: /metrics, /health/live and /health/ready',
        });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  // The server listens on a port, so its address is an object.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(`${JSON.stringify(body)}\n`);
}

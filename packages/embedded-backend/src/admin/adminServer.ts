import { createServer, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';

/** What the admin endpoint shows of the broker. */
export interface AdminBroker {
  /** Prometheus text. */
  metricsText(): string;
  health(): { status: 'ok' | 'degraded'; problems: string[] };
}

/** What it shows of the registry, where one runs. */
export interface AdminRegistry {
  ready: boolean;
  /** Prometheus text. */
  metricsText(): string;
  health(): object;
}

/**
 * Serves `/metrics`, `/health/live` and `/health/ready` on loopback only.
 *
 * @param options.port - 0 means any free port
 */
export async function startAdminServer(options: {
  port: number;
  broker: AdminBroker;
  registry?: AdminRegistry;
}): Promise<{ port: number; stop(): Promise<void> }> {
  const { broker, registry } = options;
  const server = createServer((request, response) => {
    switch (request.url) {
      case '/metrics':
        response
          .writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' })
          .end(`${broker.metricsText()}${registry?.metricsText() ?? ''}`);
        break;
      case '/health/live':
        answer(response, 200, { status: 'ok' });
        break;
      case '/health/ready': {
        const health = broker.health();
        const ready = registry?.ready ?? true;
        answer(response, ready ? 200 : 503, {
          ...health,
          registry: ready,
          registryHealth: registry?.health(),
        });
        break;
      }
      default:
        answer(response, 404, {
          error: `${request.url} is not served here; use /metrics, /health/live or /health/ready.`,
        });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  // A server that listens on TCP has an address of this shape.
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

function answer(response: ServerResponse, status: number, body: object) {
  response
    .writeHead(status, { 'Content-Type': 'application/json' })
    .end(`${JSON.stringify(body)}\n`);
}

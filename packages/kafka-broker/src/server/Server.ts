import { createServer, type Server as NetServer, type Socket } from 'node:net';
import type { Clock } from '../log/Clock';
import type { Logger } from '../logging/Logger';
import type { Counter, Metrics } from '../metrics/Metrics';
import { Connection } from './Connection';
import type { Dispatcher } from './Dispatcher';
import type { Limits } from './Limits';
import { RequestMemory } from './RequestMemory';

/** Time between looks at idle and stalled connections. */
const SWEEP_MS = 1_000;
/** Time between looks at whether the last answers have left while stopping. */
const DRAIN_POLL_MS = 10;

/**
 * Where clients connect, and what they are told to connect to.
 *
 * @public
 */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/**
 * One address the broker listens on.
 *
 * @public
 */
export interface ListenerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** What Metadata tells clients of this listener; by default the bound host and port. */
  readonly advertised?: Endpoint;
}

/**
 * A listener's address could not be bound.
 *
 * @public
 */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  /** The system's code, for example `EADDRINUSE`. */
  readonly code: string | undefined;
  /** Id of the listener. */
  readonly listener: string;
  readonly host: string;
  readonly port: number;

  /** @internal */
  constructor(
    listener: string,
    { host, port }: Endpoint,
    cause: NodeJS.ErrnoException,
  ) {
    super(
      `Listener "${listener}" cannot use ${host}:${port}: ${cause.message}`,
      { cause },
    );
    this.code = cause.code;
    this.listener = listener;
    this.host = host;
    this.port = port;
  }
}

/** @internal */
export interface ServerOptions {
  readonly listeners: Readonly<Record<string, ListenerOptions>>;
  readonly dispatcher: Dispatcher;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
}

/**
 * The broker's listeners and their connections.
 *
 * @internal
 */
export class Server {
  readonly #options: ServerOptions;
  readonly #servers: NetServer[] = [];
  readonly #connections = new Set<Connection>();
  readonly #perAddress = new Map<string, number>();
  readonly #memory: RequestMemory;
  readonly #accepted: Counter;
  readonly #refused: Counter;
  readonly #closedFrames: Counter;
  readonly #endpoints: Record<string, Endpoint> = {};
  #cancelSweep: () => void = () => {};

  constructor(options: ServerOptions) {
    this.#options = options;
    this.#memory = new RequestMemory(options.limits.requestBytes);
    const { metrics } = options;
    this.#accepted = metrics.counter(
      'millrace_broker_connections_total',
      'Accepted connections by listener.',
    );
    this.#refused = metrics.counter(
      'millrace_broker_connections_refused_total',
      'Connections closed at once because of a limit, by limit.',
    );
    this.#closedFrames = metrics.counter(
      'millrace_broker_refused_frames_total',
      'Connections closed for a frame that was too long, malformed or not served.',
    );
    metrics.gauge('millrace_broker_connections', 'Open connections.', () => [
      { value: this.#connections.size },
    ]);
    metrics.gauge(
      'millrace_broker_request_bytes',
      'Bytes of requests that are not answered yet.',
      () => [{ value: this.#memory.totalBytes }],
    );
  }

  /** The bound host and port by listener, as far as they are bound. */
  get endpoints(): Readonly<Record<string, Endpoint>> {
    return this.#endpoints;
  }

  /**
   * Binds all listeners.
   *
   * @throws ListenError for the first that could not be bound; the others are closed again.
   */
  async listen(): Promise<void> {
    try {
      for (const [id, listener] of Object.entries(this.#options.listeners)) {
        await this.#bind(id, listener);
      }
    } catch (error) {
      await this.#stopAccepting();
      throw error;
    }
    this.#sweep();
  }

  /**
   * Stops accepting, lets requests in flight be answered for `graceMs`, then closes everything.
   */
  async close(graceMs: number): Promise<void> {
    const { clock } = this.#options;
    this.#cancelSweep();
    const stopped = this.#stopAccepting();
    for (const connection of this.#connections) connection.drain();
    const deadlineMs = clock.monotonicMs() + graceMs;
    while (
      [...this.#connections].some(connection => !connection.isDrained) &&
      clock.monotonicMs() < deadlineMs
    ) {
      await new Promise<void>(resolve =>
        clock.setTimer(resolve, DRAIN_POLL_MS),
      );
    }
    for (const connection of this.#connections) connection.destroy();
    await stopped;
  }

  async #bind(id: string, listener: ListenerOptions): Promise<void> {
    const server = createServer({ noDelay: true }, socket =>
      this.#accept(id, socket),
    );
    this.#servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', cause =>
        reject(new ListenError(id, listener, cause)),
      );
      server.listen({ host: listener.host, port: listener.port }, () => {
        const address = server.address();
        const port =
          typeof address === 'object' && address ? address.port : listener.port;
        // In the same turn as the first possible connection.
        this.#endpoints[id] = { host: listener.host, port };
        resolve();
      });
    });
    server.on('error', error =>
      this.#options.logger.error('A listener failed', {
        listener: id,
        error: error.message,
      }),
    );
  }

  #accept(listener: string, socket: Socket): void {
    const { limits, logger, dispatcher, clock } = this.#options;
    const host = socket.remoteAddress ?? '';
    const fromAddress = this.#perAddress.get(host) ?? 0;
    const exceeded = this.#exceededLimit(fromAddress);
    if (exceeded) {
      this.#refused.add(1, { limit: exceeded });
      logger.warn('Refused a connection', { peer: host, limit: exceeded });
      socket.on('error', () => {});
      socket.destroy();
      return;
    }
    this.#accepted.add(1, { listener });
    this.#perAddress.set(host, fromAddress + 1);
    const connection = new Connection({
      socket,
      listener,
      host,
      dispatcher,
      limits,
      memory: this.#memory,
      logger,
      monotonicMs: () => clock.monotonicMs(),
      onRefused: () => this.#closedFrames.add(1),
    });
    this.#connections.add(connection);
    socket.once('close', () => {
      this.#connections.delete(connection);
      const left = (this.#perAddress.get(host) ?? 1) - 1;
      if (left > 0) this.#perAddress.set(host, left);
      else this.#perAddress.delete(host);
    });
  }

  #exceededLimit(fromAddress: number): keyof Limits | undefined {
    const { limits } = this.#options;
    if (this.#connections.size >= limits.connections) return 'connections';
    if (fromAddress >= limits.connectionsPerAddress) {
      return 'connectionsPerAddress';
    }
    return undefined;
  }

  #sweep(): void {
    for (const connection of this.#connections) connection.checkTimeouts();
    this.#cancelSweep = this.#options.clock.setTimer(
      () => this.#sweep(),
      SWEEP_MS,
    );
  }

  async #stopAccepting(): Promise<void> {
    await Promise.all(
      this.#servers
        .filter(server => server.listening)
        .map(
          server => new Promise<void>(resolve => server.close(() => resolve())),
        ),
    );
  }
}

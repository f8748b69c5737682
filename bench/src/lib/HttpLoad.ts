/*
 * Many HTTP requests over a few connections that stay open, one at a time on each.
 *
 * Written on sockets, since a client library takes as much of the machine as the server that is measured. It reads
 * what the servers here send: a status line, a length or chunks, no compression.
 */
import { once } from 'node:events';
import { connect, Socket } from 'node:net';

/** A request before it is bytes. */
export interface LoadRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object;
}

export interface LoadAnswer {
  status: number;
  /** The body as it came; chunked ones with their frames. */
  body: string;
}

/** One connection that stays open. */
export class LoadConnection {
  readonly #socket: Socket;
  readonly #base: URL;
  #received = '';
  #settle: { resolve(answer: LoadAnswer): void; reject(error: Error): void } = {
    resolve: () => {},
    reject: () => {},
  };

  private constructor(socket: Socket, base: URL) {
    this.#socket = socket;
    this.#base = base;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', chunk => this.#receive(String(chunk)));
    socket.on('error', error => this.#settle.reject(error));
    socket.on('close', () =>
      this.#settle.reject(new Error('The server closed the connection')),
    );
  }

  /** @throws Error of the socket when nothing listens at `url` */
  static async open(url: string): Promise<LoadConnection> {
    const base = new URL(url);
    const socket = connect(Number(base.port), base.hostname);
    await once(socket, 'connect');
    return new LoadConnection(socket, base);
  }

  send({ method, path, body }: LoadRequest): Promise<LoadAnswer> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const { pathname, host } = this.#base;
    const head = [
      `${method} ${pathname.replace(/\/$/, '')}${path} HTTP/1.1`,
      `Host: ${host}`,
      'Accept: application/vnd.schemaregistry.v1+json',
      'Content-Type: application/vnd.schemaregistry.v1+json',
      `Content-Length: ${Buffer.byteLength(text)}`,
    ];
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(`${head.join('\r\n')}\r\n\r\n${text}`);
    });
  }

  close(): void {
    this.#settle = { resolve: () => {}, reject: () => {} };
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    this.#received += chunk;
    const headEnd = this.#received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.#received.slice(0, headEnd);
    const body = this.#received.slice(headEnd + 4);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    const isWhole =
      length === undefined
        ? body.endsWith('0\r\n\r\n')
        : body.length >= Number(length);
    if (!isWhole) return;
    this.#received = '';
    this.#settle.resolve({ status: Number(head.slice(9, 12)), body });
  }
}

/**
 * Sends requests for a while, as fast as they are answered, over so many connections.
 *
 * @returns answers per second
 * @throws Error at the first answer that is not 200, with the answer
 */
export async function measureLoad(options: {
  url: string;
  connections: number;
  durationMs: number;
  next: (connection: number) => LoadRequest;
}): Promise<number> {
  const { url, connections, durationMs, next } = options;
  const opened = await Promise.all(
    Array.from({ length: connections }, () => LoadConnection.open(url)),
  );
  let answered = 0;
  const begin = performance.now();
  const end = begin + durationMs;
  await Promise.all(
    opened.map(async (connection, index) => {
      while (performance.now() < end) {
        requireOk(await connection.send(next(index)));
        answered += 1;
      }
    }),
  );
  const took = performance.now() - begin;
  opened.forEach(connection => connection.close());
  return (answered * 1_000) / took;
}

/** @throws Error with the answer when it is not 200 */
export function requireOk(answer: LoadAnswer): LoadAnswer {
  if (answer.status === 200) return answer;
  throw new Error(`Answer ${answer.status}: ${answer.body}`);
}

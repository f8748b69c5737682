import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Passes on what a broker and its clients say, until it is told to keep it to itself. */
export class SwallowingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<{
    port: number;
    /** Tells where to connect to; to be called before the first client comes. */
    lead(target: { host: string; port: number }): SwallowingProxy;
  }> {
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    // The server listens on a port, so its address is an object.
    const { port } = server.address() as AddressInfo;
    return {
      port,
      lead: target => {
        const proxy = new SwallowingProxy(server);
        server.on('connection', client => proxy.#join(client, target));
        return proxy;
      },
    };
  }

  /** From now on nothing arrives, in either direction, and no connection breaks. */
  swallow(): void {
    this.#sockets.forEach(socket => socket.pause());
  }

  /** What was held back arrives. */
  release(): void {
    this.#sockets.forEach(socket => socket.resume());
  }

  stop(): void {
    this.#server.close();
    this.#sockets.forEach(socket => socket.destroy());
  }

  #join(client: Socket, target: { host: string; port: number }): void {
    const broker = connect(target);
    for (const [from, to] of [
      [client, broker],
      [broker, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', chunk => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}

import { connect, type Socket } from 'node:net';
import {
  Reader,
  Writer,
  requestHeaderCodec,
  requestHeaderVersion,
  responseHeaderVersion,
  type MessageCodec,
} from '@millrace/kafka-protocol';
import { FrameReader } from '../FrameReader';

/** A client that sends exactly the bytes a test wants and sees exactly what comes back. */
export class RawClient {
  readonly #socket: Socket;
  readonly #frames = new FrameReader(256 * 1024 * 1024);
  readonly #waiting: (() => void)[] = [];
  #isClosed = false;
  #nextId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', chunk => {
      this.#frames.push(chunk);
      this.#wake();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  static async connect(port: number, host = '127.0.0.1'): Promise<RawClient> {
    const socket = connect({ port, host });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new RawClient(socket);
  }

  get socket(): Socket {
    return this.#socket;
  }

  send(...frames: Buffer[]): void {
    this.#socket.write(Buffer.concat(frames));
  }

  /** The next response: its correlation id and a reader behind it, without header tags. */
  async receive(): Promise<{ correlationId: number; body: Reader }> {
    for (;;) {
      const frame = this.#frames.next();
      if (frame) {
        const body = new Reader(frame);
        return { correlationId: body.int32(), body };
      }
      if (this.#isClosed) throw new Error('The broker closed the connection');
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  /** Resolves when the broker has closed the connection. */
  async closed(): Promise<void> {
    while (!this.#isClosed) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  /** One request and its answer, in any version both codecs know. */
  async call<Request, Response>(
    codecs: {
      request: MessageCodec<Request>;
      response: MessageCodec<Response>;
    },
    apiVersion: number,
    request: Request,
  ): Promise<Response> {
    const { apiKey } = codecs.request;
    this.#nextId += 1;
    const sentId = this.#nextId;
    this.send(
      requestFrame({
        apiKey,
        apiVersion,
        correlationId: sentId,
        body: writer => codecs.request.encode(writer, request, apiVersion),
      }),
    );
    const { correlationId, body } = await this.receive();
    if (correlationId !== sentId) {
      throw new Error(`Answer ${correlationId} for request ${sentId}`);
    }
    if (responseHeaderVersion(apiKey, apiVersion) === 1) body.taggedFields();
    const response = codecs.response.decode(body, apiVersion);
    if (body.remaining > 0) {
      throw new Error(`${body.remaining} bytes follow the answer`);
    }
    return response;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** A whole request frame with its length. */
export function requestFrame(options: {
  apiKey: number;
  apiVersion: number;
  correlationId: number;
  clientId?: string | null;
  body?: (writer: Writer) => void;
}): Buffer {
  const { apiKey, apiVersion, correlationId, clientId = 'raw', body } = options;
  const writer = new Writer();
  requestHeaderCodec.encode(
    writer,
    {
      requestApiKey: apiKey,
      requestApiVersion: apiVersion,
      correlationId,
      clientId,
    },
    requestHeaderVersion(apiKey, apiVersion) ?? 1,
  );
  body?.(writer);
  const content = writer.toBuffer();
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length);
  return Buffer.concat([length, content]);
}

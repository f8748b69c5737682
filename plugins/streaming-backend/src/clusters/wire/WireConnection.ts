import net from 'node:net';
import tls from 'node:tls';
import { SaslDefinition, TlsDefinition } from '../ClusterDefinition';
import { KafkaFailureError, failureOfCode } from '../kafkaErrors';
import { Reader, Writer } from './codec';
import { SaslExchange, createSaslExchange } from './sasl';

const SASL_HANDSHAKE = 17;
const SASL_AUTHENTICATE = 36;
const CONNECT_TIMEOUT_MS = 3_000;
/** Longer than a slow cluster's answer, shorter than a person's patience with a stale row. */
const REQUEST_TIMEOUT_MS = 15_000;

interface Pending {
  resolve(reader: Reader): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Where and how to connect. */
export interface WireAddress {
  host: string;
  port: number;
  clientId: string;
  ssl: TlsDefinition | null;
  sasl: SaslDefinition | null;
}

/**
 * One connection to one broker for requests with header version 1. Answers are matched by correlation id; when the
 * socket ends, everything under way is rejected and `closed` is true.
 *
 * Why not kafkajs for these: its admin client refuses a whole metadata answer when one partition has no leader, and
 * asks for offsets one topic at a time, which an index of thousands of topics cannot live with.
 */
export class WireConnection {
  readonly #clientId: string;
  readonly #socket: net.Socket;
  readonly #pending = new Map<number, Pending>();
  #received: Buffer[] = [];
  #receivedLength = 0;
  #correlationId = 0;
  #closed = false;

  private constructor(socket: net.Socket, clientId: string) {
    this.#socket = socket;
    this.#clientId = clientId;
    socket.on('data', chunk => this.#receive(chunk));
    socket.on('error', error => this.#end(error));
    socket.on('close', () => this.#end(new Error('the connection was closed')));
  }

  /** Connects, and authenticates unless `authenticate` is false. */
  static async open(
    address: WireAddress,
    options: { authenticate?: boolean } = {},
  ): Promise<WireConnection> {
    const socket = await connect(address);
    const connection = new WireConnection(socket, address.clientId);
    if (address.sasl && options.authenticate !== false) {
      try {
        await connection.#authenticate(
          createSaslExchange(address.sasl),
          address.sasl.mechanism,
        );
      } catch (error) {
        connection.close();
        throw error;
      }
    }
    return connection;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Sends one request and resolves with its answer, positioned after the header. */
  async send(
    apiKey: number,
    apiVersion: number,
    write: (body: Writer) => void,
  ): Promise<Reader> {
    if (this.#closed) {
      throw new Error('the connection was closed');
    }
    const correlationId = this.#correlationId++;
    const body = new Writer()
      .int16(apiKey)
      .int16(apiVersion)
      .int32(correlationId)
      .string(this.#clientId);
    write(body);
    const frame = new Writer().bytes(body.toBuffer()).toBuffer();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#end(
          new Error(`no answer within ${REQUEST_TIMEOUT_MS / 1000} seconds`),
        );
      }, REQUEST_TIMEOUT_MS);
      this.#pending.set(correlationId, { resolve, reject, timer });
      this.#socket.write(frame);
    });
  }

  close(): void {
    this.#end(new Error('the connection was closed'));
  }

  async #authenticate(
    exchange: SaslExchange,
    mechanism: SaslDefinition['mechanism'],
  ): Promise<void> {
    const handshake = await this.send(SASL_HANDSHAKE, 1, body =>
      body.string(mechanism.toUpperCase()),
    );
    throwOn(handshake.int16(), `mechanism ${mechanism} is not offered`);
    let message: Buffer | undefined = exchange.first();
    while (message) {
      const bytes: Buffer = message;
      const answer = await this.send(SASL_AUTHENTICATE, 0, body =>
        body.bytes(bytes),
      );
      const code = answer.int16();
      throwOn(code, answer.nullableString() ?? 'authentication failed');
      message = exchange.next(answer.bytes());
    }
  }

  #receive(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#receivedLength += chunk.length;
    if (this.#receivedLength < 4) {
      return;
    }
    let data = Buffer.concat(this.#received);
    while (data.length >= 4 && data.length >= 4 + data.readInt32BE()) {
      const end = 4 + data.readInt32BE();
      this.#answer(data.subarray(4, end));
      data = data.subarray(end);
    }
    this.#received = [data];
    this.#receivedLength = data.length;
  }

  #answer(frame: Buffer): void {
    const reader = new Reader(frame);
    const pending = this.#pending.get(reader.int32());
    if (pending) {
      this.#pending.delete(frame.readInt32BE());
      clearTimeout(pending.timer);
      pending.resolve(reader);
    }
  }

  #end(error: Error): void {
    if (this.#closed) {
      return;
    }
    this.#closed = true;
    this.#socket.destroy();
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#pending.clear();
  }
}

function throwOn(code: number, message: string): void {
  const failure = failureOfCode(code);
  if (failure) {
    throw new KafkaFailureError({ ...failure, message });
  }
}

async function connect({ host, port, ssl }: WireAddress): Promise<net.Socket> {
  const socket = ssl
    ? tls.connect({ host, port, servername: host, ...ssl })
    : net.connect({ host, port, noDelay: true });
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => fail(new Error(`${host}:${port} does not answer`)),
      CONNECT_TIMEOUT_MS,
    );
    socket.once('error', fail);
    socket.once('close', () => clearTimeout(timer));
    socket.once(ssl ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

import type { Socket } from 'node:net';
import { ProtocolError } from '@millrace/kafka-protocol';
import { ConnectionRefusedError } from '../handlers/Handler';
import type { Logger } from '../logging/Logger';
import type { Dispatcher } from './Dispatcher';
import { FrameReader } from './FrameReader';
import type { Limits } from './Limits';
import type { RequestMemory, RequestSender } from './RequestMemory';
import { ResponseQueue } from './ResponseQueue';
import type { Session } from './Session';

/** @internal */
export interface ConnectionOptions {
  readonly socket: Socket;
  readonly listener: string;
  readonly host: string;
  readonly dispatcher: Dispatcher;
  readonly limits: Limits;
  readonly memory: RequestMemory;
  readonly logger: Logger;
  readonly monotonicMs: () => number;
  /** Called once when a frame could not be served and the connection is closed for it. */
  readonly onRefused: () => void;
}

/**
 * One client: frames in, answers out, in order.
 *
 * Requests are handed to their handlers as they arrive, several at a time, and answered in the
 * order they came. Reading stops while too many are unanswered, while the client does not read
 * its answers, or while requests of all clients hold too much memory; whatever was received then
 * waits unread and costs no more than a socket's buffers.
 *
 * @internal
 */
export class Connection implements RequestSender {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  readonly #session: Session;
  readonly #frames: FrameReader;
  readonly #responses: ResponseQueue;
  readonly #closed = new AbortController();
  #inFlightBytes = 0;
  #memoryPaused = false;
  #draining = false;
  #corked = false;
  #lastRequestMs: number;
  #progressBytes = 0;
  #progressMs: number;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = options.socket;
    this.#frames = new FrameReader(options.limits.frameBytes);
    this.#responses = new ResponseQueue(parts => this.#send(parts));
    this.#lastRequestMs = options.monotonicMs();
    this.#progressMs = this.#lastRequestMs;
    this.#session = {
      listener: options.listener,
      host: options.host,
      principal: 'User:ANONYMOUS',
      softwareName: null,
      softwareVersion: null,
      signal: this.#closed.signal,
    };
    this.#socket.setNoDelay(true);
    this.#socket.on('data', chunk => this.#receive(chunk));
    this.#socket.on('drain', () => this.#pump());
    this.#socket.on('error', error =>
      options.logger.debug('Connection failed', {
        peer: options.host,
        error: error.message,
      }),
    );
    this.#socket.on('close', () => this.#forget());
  }

  /** Requests that are not answered yet. */
  get pendingRequests(): number {
    return this.#responses.length;
  }

  /** Whether everything that was answered has left this process. */
  get isDrained(): boolean {
    return this.#responses.length === 0 && this.#socket.writableLength === 0;
  }

  pauseReading(): void {
    this.#memoryPaused = true;
    this.#socket.pause();
  }

  resumeReading(): void {
    this.#memoryPaused = false;
    this.#pump();
  }

  /** Takes no further requests and wakes those that wait, so that they are answered. */
  drain(): void {
    this.#draining = true;
    this.#socket.pause();
    this.#closed.abort();
  }

  /** Closes at once, without the answers that are due. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** Closes when nothing was asked, or no answer was read, for too long. */
  checkTimeouts(): void {
    const { limits, logger, monotonicMs, host } = this.#options;
    const nowMs = monotonicMs();
    const delivered = this.#socket.bytesWritten - this.#socket.writableLength;
    if (this.#socket.writableLength === 0 || delivered > this.#progressBytes) {
      this.#progressBytes = delivered;
      this.#progressMs = nowMs;
    }
    if (nowMs - this.#progressMs > limits.stalledWriteMs) {
      logger.info('Closed a connection that reads no answers', { peer: host });
      this.destroy();
      return;
    }
    const isIdle = this.#responses.length === 0;
    if (isIdle && nowMs - this.#lastRequestMs > limits.idleMs) {
      logger.debug('Closed an idle connection', { peer: host });
      this.destroy();
    }
  }

  #receive(chunk: Buffer): void {
    this.#frames.push(chunk);
    this.#pump();
  }

  /** Serves what was received as long as nothing speaks against it. */
  #pump(): void {
    if (this.#socket.destroyed || this.#draining) return;
    try {
      while (this.#mayServe()) {
        const frame = this.#frames.next();
        if (!frame) break;
        this.#serve(frame);
      }
    } catch (error) {
      this.#refuse(error);
      return;
    }
    this.#account();
    if (this.#mayServe() && !this.#memoryPaused) this.#socket.resume();
    else this.#socket.pause();
  }

  #mayServe(): boolean {
    const { limits } = this.#options;
    return (
      !this.#socket.destroyed &&
      this.#responses.length < limits.requestsInFlight &&
      this.#socket.writableLength < limits.queuedResponseBytes
    );
  }

  #serve(frame: Buffer): void {
    const answer = this.#responses.reserve();
    this.#lastRequestMs = this.#options.monotonicMs();
    this.#inFlightBytes += frame.length;
    const done = () => {
      this.#inFlightBytes -= frame.length;
      this.#lastRequestMs = this.#options.monotonicMs();
    };
    this.#options.dispatcher.dispatch(frame, this.#session).then(
      parts => {
        done();
        answer(parts);
        this.#pump();
      },
      error => {
        done();
        this.#refuse(error);
      },
    );
  }

  /**
   * Answers that are ready in one turn leave in one vectored write: those of a shared flush, or
   * of requests that came in one chunk.
   */
  #send(parts: readonly Buffer[]): void {
    if (this.#socket.destroyed) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.#socket.uncork();
      });
    }
    for (const part of parts) this.#socket.write(part);
  }

  #refuse(error: unknown): void {
    if (this.#socket.destroyed) return;
    const { logger, host, onRefused } = this.#options;
    const text = error instanceof Error ? error.message : String(error);
    const expected =
      error instanceof ProtocolError || error instanceof ConnectionRefusedError;
    if (expected) {
      logger.info('Closed a connection', { peer: host, reason: text });
    } else {
      logger.error('Closed a connection after a fault of the broker', {
        peer: host,
        error: error instanceof Error ? error.stack : text,
      });
    }
    onRefused();
    this.destroy();
  }

  #account(): void {
    this.#options.memory.set(
      this,
      this.#socket.destroyed
        ? 0
        : this.#inFlightBytes + this.#frames.bufferedBytes,
    );
  }

  #forget(): void {
    this.#closed.abort();
    this.#options.memory.remove(this);
  }
}

import {
  ErrorCode,
  ProtocolError,
  Reader,
  Writer,
  apiVersionsResponseCodec,
  requestHeaderCodec,
  requestHeaderVersion,
  responseHeaderCodec,
  responseHeaderVersion,
  type RequestHeader,
} from '@millrace/kafka-protocol';
import { advertisedVersions } from '../handlers/advertisedVersions';
import type { BoundHandler, ResponseEncoder } from '../handlers/BoundHandler';
import type { RequestContext } from '../handlers/Handler';
import type { Metrics } from '../metrics/Metrics';
import type { Session } from './Session';

const API_VERSIONS = 18;
const LENGTH_BYTES = 4;

/** A response frame, its length included, as parts for a vectored write. @internal */
export type ResponseFrame = readonly Buffer[];

interface Api {
  readonly handler: BoundHandler;
  readonly requests: { add(amount: number): void };
  readonly failures: { add(amount: number): void };
  readonly seconds: { observe(seconds: number): void };
}

/**
 * Takes request frames apart, finds their handler and builds response frames.
 *
 * An API or version that is not in the table closes the connection, as real brokers do, because
 * a client has no way to read an answer in a format it did not ask for. ApiVersions is the
 * exception (KIP-511): any other version of it is answered in version 0 with UNSUPPORTED_VERSION
 * and the list, so that a client can choose again on the same connection.
 *
 * @internal
 */
export class Dispatcher {
  readonly #apis: ReadonlyMap<number, Api>;
  readonly #monotonicMs: () => number;

  constructor(
    handlers: readonly BoundHandler[],
    options: { metrics: Metrics; monotonicMs: () => number },
  ) {
    this.#monotonicMs = options.monotonicMs;
    const requests = options.metrics.counter(
      'millrace_broker_requests_total',
      'Requests by API.',
    );
    const failures = options.metrics.counter(
      'millrace_broker_request_failures_total',
      'Requests that closed their connection, by API.',
    );
    const seconds = options.metrics.histogram(
      'millrace_broker_request_seconds',
      'Time from a complete request to its answer, by API; long polls included.',
    );
    this.#apis = new Map(
      handlers.map(handler => {
        const labels = { api: handler.name };
        return [
          handler.apiKey,
          {
            handler,
            requests: requests.labelled(labels),
            failures: failures.labelled(labels),
            seconds: seconds.labelled(labels),
          },
        ];
      }),
    );
  }

  /**
   * Starts to serve one request. Its handler is called before this method returns.
   *
   * @param frame - a request without its length.
   * @returns the response frame, or undefined where the request has none.
   * @throws ProtocolError (as a rejection, like any error of a handler) when the frame is
   *   malformed or asks for what is not in the table.
   */
  async dispatch(
    frame: Buffer,
    session: Session,
  ): Promise<ResponseFrame | undefined> {
    const { header, body } = readHeader(frame);
    const { requestApiKey: apiKey, requestApiVersion: apiVersion } = header;
    const api = this.#apis.get(apiKey);
    if (!api) throw new ProtocolError(`API ${apiKey} is not served`);
    const [min, max] = api.handler.versions;
    if (apiVersion < min || apiVersion > max) {
      if (apiKey === API_VERSIONS) return this.#unknownApiVersions(header);
      throw new ProtocolError(
        `${api.handler.name} version ${apiVersion} is not served (${min}-${max} are)`,
      );
    }
    const startMs = this.#monotonicMs();
    api.requests.add(1);
    try {
      const encode = await api.handler.serve(
        body,
        contextOf(header, session),
        session,
      );
      return encode && responseFrame(header, encode);
    } catch (error) {
      api.failures.add(1);
      throw error;
    } finally {
      api.seconds.observe((this.#monotonicMs() - startMs) / 1000);
    }
  }

  #unknownApiVersions(header: RequestHeader): ResponseFrame {
    return responseFrame({ ...header, requestApiVersion: 0 }, writer =>
      apiVersionsResponseCodec.encode(
        writer,
        {
          errorCode: ErrorCode.UNSUPPORTED_VERSION,
          apiKeys: advertisedVersions(
            [...this.#apis.values()].map(({ handler }) => handler),
          ),
        },
        0,
      ),
    );
  }
}

function readHeader(frame: Buffer): { header: RequestHeader; body: Reader } {
  const start = new Reader(frame);
  const apiKey = start.int16();
  const apiVersion = start.int16();
  const version = requestHeaderVersion(apiKey, apiVersion);
  if (version === undefined) {
    throw new ProtocolError(`API ${apiKey} is not known`);
  }
  const body = new Reader(frame);
  return { header: requestHeaderCodec.decode(body, version), body };
}

function responseFrame(
  header: RequestHeader,
  encode: ResponseEncoder,
): ResponseFrame {
  const { requestApiKey, requestApiVersion, correlationId } = header;
  const writer = new Writer();
  writer.int32(0);
  responseHeaderCodec.encode(
    writer,
    { correlationId },
    responseHeaderVersion(requestApiKey, requestApiVersion) ?? 0,
  );
  encode(writer);
  const length = writer.size - LENGTH_BYTES;
  const parts = writer.finish();
  // The length was written first, so the first part always holds it.
  parts[0]?.writeInt32BE(length, 0);
  return parts;
}

function contextOf(header: RequestHeader, session: Session): RequestContext {
  return {
    apiKey: header.requestApiKey,
    apiVersion: header.requestApiVersion,
    correlationId: header.correlationId,
    clientId: header.clientId,
    softwareName: session.softwareName,
    softwareVersion: session.softwareVersion,
    principal: session.principal,
    host: session.host,
    listener: session.listener,
    signal: session.signal,
  };
}

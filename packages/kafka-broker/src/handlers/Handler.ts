/**
 * Who asks, and how: everything a handler may know about a request besides its body.
 *
 * The same object is used for one request only; handlers may keep it while they wait.
 *
 * @public
 */
export interface RequestContext {
  /** The API's number in the protocol, for example 3 for Metadata. */
  readonly apiKey: number;
  /** The version the client chose, inside the handler's `versions`. */
  readonly apiVersion: number;
  /** The client's own number for the request; the answer repeats it. */
  readonly correlationId: number;
  /** `client.id` of the request header; null where the client sent none. */
  readonly clientId: string | null;
  /** Client software as told by ApiVersions v3 and above on this connection, else null. */
  readonly softwareName: string | null;
  /** Version of the client software; null under the same condition. */
  readonly softwareVersion: string | null;
  /** Who the connection is, as `User:<name>`; `User:ANONYMOUS` before authentication exists. */
  readonly principal: string;
  /** The client's address without port, for example `127.0.0.1`. */
  readonly host: string;
  /** Id of the listener that accepted the connection; decides the advertised address. */
  readonly listener: string;
  /**
   * Aborted when nobody waits for the answer any more or when the broker stops. A long poll
   * ends at once when it fires, with what it has; the answer is sent if the connection lives.
   */
  readonly signal: AbortSignal;
}

/**
 * One API of the broker: decoded request in, response out.
 *
 * A protocol problem is a response with its error code. A thrown error is a fault of ours and
 * closes the connection it happened on, except {@link ConnectionRefusedError}, which closes the
 * connection on purpose. `undefined` sends no answer; only Produce with `acks=0` may return it.
 * Answers are sent in request order whatever order the promises settle in.
 *
 * Handlers are made by `createXHandler(dependencies)` and listed in the registry, from which
 * ApiVersions and `docs/support.md` are derived.
 *
 * @public
 */
export interface Handler<Request, Response> {
  readonly apiKey: number;
  /** Kafka's name without "Request", for example `Metadata`. */
  readonly name: string;
  /** Lowest and highest version served, both inclusive. */
  readonly versions: readonly [min: number, max: number];
  handle(
    request: Request,
    context: RequestContext,
  ): Response | undefined | Promise<Response | undefined>;
}

/**
 * Thrown by a handler to close the client's connection where the protocol has no answer for the
 * problem, such as an invalid batch sent with `acks=0`.
 *
 * @public
 */
export class ConnectionRefusedError extends Error {
  override readonly name = 'ConnectionRefusedError';
}

import type { MessageCodec, Reader, Writer } from '@millrace/kafka-protocol';
import type { Session } from '../server/Session';
import type { Handler, RequestContext } from './Handler';

/** Writes a response body. @internal */
export type ResponseEncoder = (writer: Writer) => void;

/**
 * A handler together with its codecs, so that handlers of different messages fit one table.
 *
 * @internal
 */
export interface BoundHandler {
  readonly apiKey: number;
  readonly name: string;
  readonly versions: readonly [min: number, max: number];
  /**
   * Decodes the request, has it handled and returns how to write the answer; undefined for no
   * answer. The handler is called before this method returns, so requests reach handlers in the
   * order of the connection.
   *
   * @throws ProtocolError when the body is malformed.
   */
  serve(
    reader: Reader,
    context: RequestContext,
    session: Session,
  ): Promise<ResponseEncoder | undefined>;
}

/**
 * Joins a handler with the codecs of its API.
 *
 * @param learn - called with each request before the handler, for what a connection remembers.
 * @throws RangeError when the handler wants versions that the codecs do not have: our bug.
 * @internal
 */
export function bindHandler<Request, Response>(
  requestCodec: MessageCodec<Request>,
  responseCodec: MessageCodec<Response>,
  handler: Handler<Request, Response>,
  learn?: (request: Request, session: Session) => void,
): BoundHandler {
  const [min, max] = handler.versions;
  const [knownMin, knownMax] = requestCodec.validVersions;
  if (
    handler.apiKey !== requestCodec.apiKey ||
    handler.apiKey !== responseCodec.apiKey ||
    min < knownMin ||
    max > knownMax
  ) {
    throw new RangeError(
      `${handler.name} (${handler.apiKey}) ${min}-${max} does not fit ${requestCodec.name} (${requestCodec.apiKey}) ${knownMin}-${knownMax}`,
    );
  }
  return {
    apiKey: handler.apiKey,
    name: handler.name,
    versions: handler.versions,
    async serve(reader, context, session) {
      const request = requestCodec.decode(reader, context.apiVersion);
      learn?.(request, session);
      const response = await handler.handle(request, context);
      if (response === undefined) return undefined;
      return writer =>
        responseCodec.encode(writer, response, context.apiVersion);
    },
  };
}

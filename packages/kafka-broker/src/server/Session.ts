/**
 * What is known about the client at the other end of a connection.
 *
 * @internal
 */
export interface Session {
  /** Id of the listener that accepted the connection. */
  readonly listener: string;
  /** The client's address without port. */
  readonly host: string;
  principal: string;
  softwareName: string | null;
  softwareVersion: string | null;
  /** Aborted when the connection is closed or the broker stops. */
  readonly signal: AbortSignal;
}

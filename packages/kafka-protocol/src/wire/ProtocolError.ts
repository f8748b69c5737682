/**
 * Bytes that are not what the protocol says, or a value that the protocol cannot carry.
 *
 * @public
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

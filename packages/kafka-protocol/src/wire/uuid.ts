/**
 * The id Kafka uses for "no id": sixteen zero bytes.
 *
 * Ids are strings of 32 lower-case hexadecimal digits with dashes, as `crypto.randomUUID()`
 * makes them, so that they are safe as folder names on file systems that fold case.
 *
 * @public
 */
export const ZERO_UUID = '00000000-0000-0000-0000-000000000000';

/**
 * Kafka's own text form of an id, as its command-line tools print it: URL-safe base64 of the
 * sixteen bytes without padding (22 characters).
 *
 * @public
 */
export function toBase64Uuid(uuid: string): string {
  return Buffer.from(uuid.replace(/-/g, ''), 'hex').toString('base64url');
}

/**
 * Reads Kafka's text form of an id.
 *
 * @returns the id in dashed hexadecimal, or undefined where the text is not sixteen bytes.
 * @public
 */
export function fromBase64Uuid(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === 16 ? formatUuid(bytes, 0) : undefined;
}

/** @internal */
export function formatUuid(buffer: Buffer, offset: number): string {
  const hex = buffer.toString('hex', offset, offset + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(
    12,
    16,
  )}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

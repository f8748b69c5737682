import { ProtocolError } from './ProtocolError';
import type { Reader } from './Reader';
import type { Writer } from './Writer';

/** A range of versions, both ends inclusive. @public */
export type VersionRange = readonly [min: number, max: number];

/**
 * Bytes to value and back for one message in all its versions.
 *
 * Fields that a version does not have are decoded as their defaults and left out when encoding.
 * In requests every field is present; a response to encode may leave out the fields that are
 * optional in its type, which then take the default of the definition.
 *
 * @public
 */
export interface MessageCodec<T> {
  /** Number of the API, or -1 for headers and data that is not a request or response. */
  readonly apiKey: number;
  /** Name of the definition, for example `FetchRequest`. */
  readonly name: string;
  readonly kind: 'request' | 'response' | 'header' | 'data';
  readonly validVersions: VersionRange;
  /** The versions in the flexible encoding (KIP-482), or null if there are none. */
  readonly flexibleVersions: VersionRange | null;
  /** @throws ProtocolError for an unknown version or a value the version cannot carry. */
  encode(writer: Writer, value: T, version: number): void;
  /** @throws ProtocolError for an unknown version or bytes that do not fit. */
  decode(reader: Reader, version: number): T;
}

/**
 * A codec whose message type is not known where it is listed: it decodes to something, and only
 * who knows the message can give it something to encode.
 *
 * @public
 */
export interface AnyMessageCodec extends Omit<MessageCodec<never>, 'decode'> {
  decode(reader: Reader, version: number): object;
}

/**
 * Request and response codecs of one API.
 *
 * @public
 */
export interface ApiCodecs {
  readonly apiKey: number;
  /** Kafka's name of the API, for example `Fetch`. */
  readonly name: string;
  readonly request: AnyMessageCodec;
  readonly response: AnyMessageCodec;
}

/** @internal */
export function checkVersion(
  codec: { readonly name: string; readonly validVersions: VersionRange },
  version: number,
): void {
  const [min, max] = codec.validVersions;
  if (!(version >= min && version <= max)) {
    throw new ProtocolError(
      `${codec.name} has no version ${version}; known are ${min} to ${max}`,
    );
  }
}

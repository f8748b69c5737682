import { ProtocolError } from './ProtocolError';
import type { Reader } from './Reader';
import type { Writer } from './Writer';

/** @internal */
export type ElementReader<T> = (reader: Reader, version: number) => T;
/** @internal */
export type ElementWriter<T> = (
  writer: Writer,
  value: T,
  version: number,
) => void;

/**
 * Reads the elements after an array's length. Nothing is allocated for the length itself.
 *
 * @internal
 */
export function readArray<T>(
  reader: Reader,
  length: number,
  version: number,
  element: ElementReader<T>,
): T[] {
  if (length < 0) {
    throw new ProtocolError('An array that may not be null is null');
  }
  const values: T[] = [];
  for (let index = 0; index < length; index++) {
    values.push(element(reader, version));
  }
  return values;
}

/** @internal */
export function readNullableArray<T>(
  reader: Reader,
  length: number,
  version: number,
  element: ElementReader<T>,
): T[] | null {
  return length < 0 ? null : readArray(reader, length, version, element);
}

/** @internal */
export function writeElements<T>(
  writer: Writer,
  values: readonly T[] | null,
  version: number,
  element: ElementWriter<T>,
): void {
  if (values === null) return;
  for (const value of values) element(writer, value, version);
}

/**
 * Guards a field that is null although the version being written has no null for it.
 *
 * @throws ProtocolError when it is.
 * @internal
 */
export function notNull<T>(value: T | null, field: string): T {
  if (value === null) {
    throw new ProtocolError(`${field} may not be null in this version`);
  }
  return value;
}

import {
  gunzipSync,
  gzipSync,
  zstdCompressSync,
  zstdDecompressSync,
} from 'node:zlib';
import { ProtocolError } from '../wire/ProtocolError';
import { decompressLz4Frame } from './lz4';
import { decompressSnappy } from './snappy';
import { COMPRESSIONS, type Compression } from './RecordBatchHeader';

/** Largest decompressed batch: a small batch must not be able to fill the memory. */
export const MAX_DECOMPRESSED_BYTES = 256 * 1024 * 1024;

/**
 * Opens the records section of a batch.
 *
 * @throws ProtocolError when the bytes are not of that compression or grow above
 *   {@link MAX_DECOMPRESSED_BYTES}.
 * @internal
 */
export function decompress(data: Buffer, compression: Compression): Buffer {
  const limit = { maxOutputLength: MAX_DECOMPRESSED_BYTES };
  try {
    switch (compression) {
      case 'gzip':
        return gunzipSync(data, limit);
      case 'zstd':
        return zstdDecompressSync(data, limit);
      case 'snappy':
        return decompressSnappy(data, MAX_DECOMPRESSED_BYTES);
      case 'lz4':
        return decompressLz4Frame(data, MAX_DECOMPRESSED_BYTES);
      default:
        return data;
    }
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError(`Records are not valid ${compression} data`, {
      cause: error,
    });
  }
}

/** Compressions the broker's own producers can use. @public */
export type WritableCompression = 'none' | 'gzip' | 'zstd';

/** @internal */
export function compress(
  data: Buffer,
  compression: WritableCompression,
): Buffer {
  switch (compression) {
    case 'gzip':
      return gzipSync(data);
    case 'zstd':
      return zstdCompressSync(data);
    default:
      return data;
  }
}

/** @internal */
export function compressionCode(compression: Compression): number {
  return COMPRESSIONS.indexOf(compression);
}

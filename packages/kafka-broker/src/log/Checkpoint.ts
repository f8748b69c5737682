/*
 * `checkpoint` in a partition's folder: what a start must know and cannot read from segments.
 *
 *   0  version          uint8
 *   1  logStartOffset   int64
 *   9  recoveryOffset   int64   everything before it was flushed and checked
 *  17  producerBytes    uint32
 *  21  producers                state of idempotent producers at recoveryOffset
 *   …  crc              uint32  CRC-32 of everything before it
 */
import { crc32 } from 'node:zlib';
import { FileSystem, replaceFile } from './FileSystem';

const FILE_NAME = 'checkpoint';
const VERSION = 1;
const HEAD_BYTES = 21;
const CRC_BYTES = 4;

/** See the layout above. A partition without the file starts from nothing. */
export interface Checkpoint {
  readonly logStartOffset: bigint;
  readonly recoveryOffset: bigint;
  /** As `ProducerStates.encode` returns it. */
  readonly producers: Buffer;
}

/** Replaces the partition's checkpoint; durable when it returns. */
export async function writeCheckpoint(
  fileSystem: FileSystem,
  folder: string,
  checkpoint: Checkpoint,
): Promise<void> {
  const { logStartOffset, recoveryOffset, producers } = checkpoint;
  const bytes = Buffer.alloc(HEAD_BYTES + producers.length + CRC_BYTES);
  bytes.writeUInt8(VERSION, 0);
  bytes.writeBigInt64BE(logStartOffset, 1);
  bytes.writeBigInt64BE(recoveryOffset, 9);
  bytes.writeUInt32BE(producers.length, 17);
  producers.copy(bytes, HEAD_BYTES);
  const end = HEAD_BYTES + producers.length;
  bytes.writeUInt32BE(crc32(bytes.subarray(0, end)), end);
  await replaceFile(fileSystem, folder, FILE_NAME, bytes);
}

/**
 * Reads the partition's checkpoint; undefined where there is none.
 *
 * @throws Error when the file is damaged: it is replaced atomically, so that is no torn write
 */
export async function readCheckpoint(
  fileSystem: FileSystem,
  folder: string,
): Promise<Checkpoint | undefined> {
  const bytes = await fileSystem.readFile(`${folder}/${FILE_NAME}`);
  if (!bytes) {
    return undefined;
  }
  const end = bytes.length - CRC_BYTES;
  if (
    end < HEAD_BYTES ||
    bytes.readUInt8(0) !== VERSION ||
    bytes.readUInt32BE(17) !== end - HEAD_BYTES ||
    bytes.readUInt32BE(end) !== crc32(bytes.subarray(0, end))
  ) {
    throw new Error(`The file ${folder}/${FILE_NAME} is damaged`);
  }
  return {
    logStartOffset: bytes.readBigInt64BE(1),
    recoveryOffset: bytes.readBigInt64BE(9),
    producers: bytes.subarray(HEAD_BYTES, end),
  };
}

import { ProtocolError } from '../wire/ProtocolError';
import { BlockOutput } from './BlockOutput';

const FRAME_MAGIC = 0x184d2204;
const CONTENT_SIZE_BIT = 0x08;
const BLOCK_CHECKSUM_BIT = 0x10;
const DICTIONARY_BIT = 0x01;
const UNCOMPRESSED_BIT = 0x80000000;
const MIN_MATCH_BYTES = 4;

/**
 * Opens an lz4 frame. Its checksums are not verified: a record batch has one of its own.
 *
 * Frame format: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 *
 * @throws ProtocolError when the data is malformed or exceeds `limitBytes`.
 * @internal
 */
export function decompressLz4Frame(data: Buffer, limitBytes: number): Buffer {
  if (data.length < 7 || data.readUInt32LE(0) !== FRAME_MAGIC) {
    throw new ProtocolError('Records are not an lz4 frame');
  }
  const flags = data.readUInt8(4);
  // Magic, flags, block size, then the optional parts, then the header's checksum.
  let offset = 6;
  if (flags & CONTENT_SIZE_BIT) offset += 8;
  if (flags & DICTIONARY_BIT) offset += 4;
  offset += 1;
  const output = new BlockOutput(limitBytes);
  for (;;) {
    if (offset + 4 > data.length) {
      throw new ProtocolError('An lz4 frame has no end mark');
    }
    const word = data.readUInt32LE(offset);
    offset += 4;
    if (word === 0) return output.toBuffer();
    const size = word % UNCOMPRESSED_BIT;
    if (offset + size > data.length) {
      throw new ProtocolError('An lz4 block exceeds its frame');
    }
    if (word >= UNCOMPRESSED_BIT) output.literal(data, offset, size);
    else readBlock(data.subarray(offset, offset + size), output);
    offset += size + (flags & BLOCK_CHECKSUM_BIT ? 4 : 0);
  }
}

function readBlock(block: Buffer, output: BlockOutput): void {
  let offset = 0;
  const byte = (): number => {
    const value = block[offset];
    if (value === undefined) {
      throw new ProtocolError('An lz4 block ends inside a sequence');
    }
    offset += 1;
    return value;
  };
  const extended = (length: number): number => {
    if (length < 15) return length;
    let total = length;
    let more = byte();
    while (more === 255) {
      total += more;
      more = byte();
    }
    return total + more;
  };
  while (offset < block.length) {
    const token = byte();
    const literals = extended(token >> 4);
    output.literal(block, offset, literals);
    offset += literals;
    // The last sequence of a block has no match.
    if (offset >= block.length) return;
    const low = byte();
    const distance = low | (byte() << 8);
    output.repeat(distance, extended(token & 15) + MIN_MATCH_BYTES);
  }
}

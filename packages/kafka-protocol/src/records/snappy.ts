import { ProtocolError } from '../wire/ProtocolError';
import { BlockOutput } from './BlockOutput';

/** Start of the framing that Java clients put around snappy blocks. */
const XERIAL_MAGIC = Buffer.from('82534e4150505900', 'hex');
const XERIAL_HEADER_BYTES = 16;

/**
 * Opens snappy data, either one bare block or blocks in the framing of Java clients.
 *
 * Block format: https://github.com/google/snappy/blob/main/format_description.txt
 *
 * @throws ProtocolError when the data is malformed or exceeds `limitBytes`.
 * @internal
 */
export function decompressSnappy(data: Buffer, limitBytes: number): Buffer {
  const output = new BlockOutput(limitBytes);
  if (!data.subarray(0, XERIAL_MAGIC.length).equals(XERIAL_MAGIC)) {
    readBlock(data, output);
    return output.toBuffer();
  }
  let offset = XERIAL_HEADER_BYTES;
  while (offset < data.length) {
    if (offset + 4 > data.length) {
      throw new ProtocolError('Snappy data ends inside a block length');
    }
    const end = offset + 4 + data.readInt32BE(offset);
    if (end < offset + 4 || end > data.length) {
      throw new ProtocolError('A snappy block exceeds its data');
    }
    readBlock(data.subarray(offset + 4, end), output);
    offset = end;
  }
  return output.toBuffer();
}

function readBlock(block: Buffer, output: BlockOutput): void {
  const start = output.length;
  const { value: expected, offset: bodyStart } = readLength(block);
  let offset = bodyStart;
  const next = (bytes: number): number => {
    if (offset + bytes > block.length) {
      throw new ProtocolError('A snappy block ends inside an element');
    }
    const value = block.readUIntLE(offset, bytes);
    offset += bytes;
    return value;
  };
  while (offset < block.length) {
    const tag = next(1);
    const high = tag >> 2;
    switch (tag & 3) {
      case 0: {
        const length = high < 60 ? high + 1 : next(high - 59) + 1;
        output.literal(block, offset, length);
        offset += length;
        break;
      }
      case 1:
        output.repeat(((tag >> 5) << 8) | next(1), (high & 7) + 4);
        break;
      case 2:
        output.repeat(next(2), high + 1);
        break;
      default:
        output.repeat(next(4), high + 1);
    }
  }
  if (output.length - start !== expected) {
    throw new ProtocolError(
      `A snappy block of ${expected} bytes opened to ${output.length - start}`,
    );
  }
}

function readLength(block: Buffer): { value: number; offset: number } {
  let value = 0;
  for (let offset = 0; offset < 5; offset++) {
    const byte = block[offset];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * offset);
    if (byte < 0x80) return { value, offset: offset + 1 };
  }
  throw new ProtocolError('A snappy block has no length');
}

import type { FileSystem } from './FileSystem';

const OFFSET_DIGITS = 20;
const LOG_NAME = /^(\d{20})\.log$/;

/** Where the three files of one segment lie. */
export interface SegmentFiles {
  readonly log: string;
  readonly index: string;
  readonly timeIndex: string;
}

/** File names as Kafka writes them: the base offset with 20 digits. */
export function segmentFiles(folder: string, baseOffset: bigint): SegmentFiles {
  const name = baseOffset.toString().padStart(OFFSET_DIGITS, '0');
  return {
    log: `${folder}/${name}.log`,
    index: `${folder}/${name}.index`,
    timeIndex: `${folder}/${name}.timeindex`,
  };
}

/** Base offsets of the segments in a folder listing, ascending. */
export function segmentBaseOffsets(names: readonly string[]): bigint[] {
  return names
    .flatMap(name => {
      const digits = LOG_NAME.exec(name)?.[1];
      return digits === undefined ? [] : [BigInt(digits)];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Removes the three files of a segment; durable once the folder is flushed. */
export async function removeSegment(
  fileSystem: FileSystem,
  folder: string,
  baseOffset: bigint,
): Promise<void> {
  const files = segmentFiles(folder, baseOffset);
  await fileSystem.remove(files.log);
  await fileSystem.remove(files.index);
  await fileSystem.remove(files.timeIndex);
}

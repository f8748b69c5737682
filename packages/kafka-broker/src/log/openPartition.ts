import { ProducerStates } from '../producers/ProducerStates';
import { type Checkpoint, readCheckpoint } from './Checkpoint';
import type { FileSystem } from './FileSystem';
import { type OpenedPartition, PartitionRecovery } from './PartitionRecovery';
import { segmentBaseOffsets } from './SegmentFiles';

const emptyCheckpoint: Checkpoint = {
  logStartOffset: 0n,
  recoveryOffset: 0n,
  producers: Buffer.alloc(0),
};

/** A partition that was never written to. */
export function emptyPartition(): OpenedPartition {
  return {
    segments: [],
    logStartOffset: 0n,
    nextOffset: 0n,
    producers: new ProducerStates(),
    checkpoint: emptyCheckpoint,
    tornBytes: 0,
    scannedBytes: 0,
    damage: undefined,
  };
}

/**
 * Opens a partition's folder and repairs the end that an unclean stop left.
 *
 * @throws Error when the checkpoint is unreadable or the disk fails
 */
export async function openPartition(
  fileSystem: FileSystem,
  folder: string,
): Promise<OpenedPartition> {
  const names = await fileSystem.list(folder);
  const checkpoint =
    (await readCheckpoint(fileSystem, folder)) ?? emptyCheckpoint;
  const recovery = new PartitionRecovery(fileSystem, folder, checkpoint);
  return recovery.run(segmentBaseOffsets(names));
}

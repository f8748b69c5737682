import type { FileSystem } from './FileSystem';
import { NodeFileSystem } from './NodeFileSystem';
import type { OffsetRange } from './OffsetLosses';
import { repairPartition } from './repairPartition';

/**
 * What is lost in one partition.
 *
 * @public
 */
export interface PartitionLoss {
  readonly topicId: string;
  readonly partition: number;
  /** Ascending, both ends inclusive. */
  readonly lost: OffsetRange[];
}

/** @public */
export interface RepairLogOptions {
  /** The data folder of a broker that does not run. */
  readonly dataDir: string;
  /** Without it nothing is changed: the answer says what would be lost. */
  readonly acceptLoss: boolean;
  /** Default: the host's. */
  readonly fileSystem?: FileSystem;
}

/**
 * Looks through all partitions of a data folder for damage and, where the loss is accepted,
 * makes the rest of them readable again.
 *
 * Reads every record and compares every checksum. The caller holds the data folder's lock.
 *
 * @returns the partitions that lost something; the others are as they were
 * @throws an error of the file system when the folder is not usable
 * @public
 */
export async function repairLog(
  options: RepairLogOptions,
): Promise<PartitionLoss[]> {
  const { dataDir, acceptLoss, fileSystem = new NodeFileSystem() } = options;
  const root = `${dataDir}/partitions`;
  const losses: PartitionLoss[] = [];
  for (const topicId of await fileSystem.list(root)) {
    for (const name of await fileSystem.list(`${root}/${topicId}`)) {
      const folder = `${root}/${topicId}/${name}`;
      const lost = await repairPartition(fileSystem, folder, {
        acceptLoss: false,
      });
      if (lost.length > 0) {
        losses.push({ topicId, partition: Number(name), lost });
        if (acceptLoss) {
          await repairPartition(fileSystem, folder, { acceptLoss });
        }
      }
    }
  }
  return losses;
}

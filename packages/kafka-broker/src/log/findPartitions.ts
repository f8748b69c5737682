import { describeDamage } from './Damage';
import type { FileSystem } from './FileSystem';
import { forEachTogether } from './forEachTogether';
import type { LogLogger } from './LogLogger';
import { emptyPartition, openPartition } from './openPartition';
import type { OpenedPartition } from './PartitionRecovery';

const UUID = /^[0-9a-f-]{36}$/;
const NUMBER = /^\d+$/;

/** A partition that has a folder. */
export interface FoundPartition {
  readonly topicId: string;
  readonly partition: number;
}

/** Topics that have a folder under the root. */
export async function findTopics(
  fileSystem: FileSystem,
  root: string,
): Promise<string[]> {
  return (await fileSystem.list(root)).filter(name => UUID.test(name));
}

/** Partitions that have a folder under the root, in no particular order. */
export async function findPartitions(
  fileSystem: FileSystem,
  root: string,
): Promise<FoundPartition[]> {
  const found: FoundPartition[] = [];
  const topicIds = await findTopics(fileSystem, root);
  await forEachTogether(topicIds, async topicId => {
    const names = await fileSystem.list(`${root}/${topicId}`);
    for (const name of names.filter(candidate => NUMBER.test(candidate))) {
      found.push({ topicId, partition: Number(name) });
    }
  });
  return found;
}

/** Opens one of them and tells the log what was wrong with it; never fails. */
export async function openFoundPartition(
  fileSystem: FileSystem,
  logger: LogLogger,
  place: { folder: string; name: string },
): Promise<OpenedPartition> {
  const { folder, name } = place;
  const opened = await openPartition(fileSystem, folder).catch(error => ({
    ...emptyPartition(),
    damage: {
      file: folder,
      position: 0,
      reason: String(error),
      firstOffset: 0n,
      lastOffset: undefined,
    },
  }));
  if (opened.tornBytes > 0) {
    logger.warn('Cut off the end of an unfinished write', {
      partition: name,
      bytes: opened.tornBytes,
      endOffset: opened.nextOffset.toString(),
    });
  }
  if (opened.damage) {
    logger.error('Partition is offline', {
      partition: name,
      reason: describeDamage(opened.damage),
    });
  }
  return opened;
}

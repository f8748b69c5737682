import { repairLog } from '@millrace/kafka-broker';
import { openDataFolder } from './dataFolder/DataFolder';

/**
 * Looks for damage in the log of a stopped backend and, where the loss is accepted, gives up what is unreadable.
 *
 * @returns one JSON line per damaged partition, offsets as decimal strings and both ends inclusive
 * @throws DataFolderError or LockHeldError when the folder cannot be used
 */
export async function repairDataFolder(
  directory: string,
  options: { acceptLoss: boolean },
): Promise<string[]> {
  const folder = await openDataFolder(directory);
  try {
    const losses = await repairLog({ dataDir: directory, ...options });
    return losses.map(({ topicId, partition, lost }) =>
      JSON.stringify({
        topicId,
        partition,
        lost: lost.map(({ firstOffset, lastOffset }) => ({
          firstOffset: String(firstOffset),
          lastOffset: String(lastOffset),
        })),
        repaired: options.acceptLoss,
      }),
    );
  } finally {
    await folder.close();
  }
}

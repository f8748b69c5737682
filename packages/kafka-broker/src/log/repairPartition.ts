/*
 * Gives up what is unreadable in a partition and keeps everything else.
 *
 * Each damaged segment is written anew from its good batches: temporary file, flush, rename.
 * Offsets do not change, so the lost ones become a gap, as compaction leaves them too, and none is
 * given away again. The checkpoint goes back to the beginning: the next start reads everything
 * and makes index and producer state anew.
 */
import { lastOffsetOf } from './BatchHeader';
import { readCheckpoint, writeCheckpoint } from './Checkpoint';
import type { FileSystem, LogFile } from './FileSystem';
import { findValidBatch } from './findValidBatch';
import { OffsetLosses, type OffsetRange } from './OffsetLosses';
import { scanBatches } from './scanBatches';
import { segmentBaseOffsets, segmentFiles } from './SegmentFiles';

const COPY_BYTES = 4 * 1024 * 1024;

/** Bytes of a segment that are good batches; `to` is exclusive. */
interface GoodRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds what is lost in a partition and, where that is accepted, makes the rest readable. The
 * broker must not run.
 *
 * @param options - `acceptLoss`: without it nothing is changed
 * @returns the lost offsets, ascending; empty for a partition without damage
 */
export async function repairPartition(
  fileSystem: FileSystem,
  folder: string,
  options: { acceptLoss: boolean },
): Promise<OffsetRange[]> {
  // A checkpoint that cannot be read is part of the damage.
  const checkpoint = await readCheckpoint(fileSystem, folder).catch(
    () => undefined,
  );
  const baseOffsets = segmentBaseOffsets(await fileSystem.list(folder));
  const logStartOffset = checkpoint?.logStartOffset ?? baseOffsets[0] ?? 0n;
  const losses = new OffsetLosses(logStartOffset);
  for (const baseOffset of baseOffsets) {
    const { log, index, timeIndex } = segmentFiles(folder, baseOffset);
    const file = await fileSystem.open(log, { create: false });
    try {
      const size = await file.size();
      const good = await findGoodRanges(file, size, losses);
      const intact = size === 0 || (good.length === 1 && good[0]?.to === size);
      if (options.acceptLoss && !intact) {
        await rewrite(fileSystem, { file, log, folder }, good);
        await fileSystem.remove(index);
        await fileSystem.remove(timeIndex);
      }
    } finally {
      await file.close();
    }
  }
  const end = checkpoint?.recoveryOffset ?? losses.nextOffset;
  if (end > losses.nextOffset) {
    losses.skipTo(end);
    if (options.acceptLoss) {
      // An empty segment, so that the next record gets the offset behind the lost ones.
      await rewrite(fileSystem, { log: segmentFiles(folder, end).log, folder });
    }
  }
  if (options.acceptLoss) {
    await writeCheckpoint(fileSystem, folder, {
      logStartOffset,
      recoveryOffset: 0n,
      producers: Buffer.alloc(0),
    });
  }
  return losses.ranges;
}

async function findGoodRanges(
  file: LogFile,
  size: number,
  losses: OffsetLosses,
): Promise<GoodRange[]> {
  const good: GoodRange[] = [];
  let from = 0;
  while (from < size) {
    const end = await scanBatches(file, {
      from,
      to: size,
      verify: true,
      visit: header => losses.keep(header.baseOffset, lastOffsetOf(header)),
    });
    if (end.position > from) {
      good.push({ from, to: end.position });
    }
    if (end.kind === 'complete') {
      break;
    }
    losses.damaged = true;
    const found = await findValidBatch(file, {
      from: end.position + 1,
      to: size,
      minOffset: losses.nextOffset,
    });
    from = found?.position ?? size;
  }
  return good;
}

/** Replaces a segment by its good parts; by nothing where there are none. */
async function rewrite(
  fileSystem: FileSystem,
  segment: { file?: LogFile; log: string; folder: string },
  good: readonly GoodRange[] = [],
): Promise<void> {
  const { file, log, folder } = segment;
  const temporary = `${log}.repaired`;
  const target = await fileSystem.open(temporary, { create: true });
  try {
    await target.truncate(0);
    let position = 0;
    for (const { from, to } of good) {
      for (let at = from; file && at < to; at += COPY_BYTES) {
        const bytes = Buffer.allocUnsafe(Math.min(COPY_BYTES, to - at));
        await file.read(bytes, at);
        await target.write([bytes], position);
        position += bytes.length;
      }
    }
    await target.sync();
  } finally {
    await target.close();
  }
  await fileSystem.rename(temporary, log);
  await fileSystem.syncFolder(folder);
}

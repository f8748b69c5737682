import { GroupCoordinator } from '../groups/GroupCoordinator';
import { CommittedOffset } from '../offsets/CommittedOffset';
import { OffsetStore } from '../offsets/OffsetStore';
import { LagPartition, LagRecord } from './observationRecords';

/** Unread records whose age is looked up in one go; each look reads a batch. */
const MAX_AGES = 200;

/** @internal */
export interface LagDependencies {
  groups: Pick<GroupCoordinator, 'find'>;
  offsets: Pick<OffsetStore, 'groupIds' | 'offsetsOf'>;
  /** Offset behind a partition's last record; undefined when it is gone. */
  endOffset: (topic: string, partition: number) => bigint | undefined;
  /** Timestamp of the batch with this offset, milliseconds since 1970. */
  timestampAt: (
    topic: string,
    partition: number,
    offset: bigint,
  ) => Promise<bigint | undefined>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * How far every group is behind in every topic it has committed to, running or stopped.
 *
 * @internal
 */
export async function measureLag(deps: LagDependencies): Promise<LagRecord[]> {
  const records: LagRecord[] = [];
  let ages = MAX_AGES;
  const spendAge = () => ages-- > 0;
  for (const group of deps.offsets.groupIds()) {
    const state = deps.groups.find(group)?.state ?? 'Empty';
    for (const [topic, offsets] of deps.offsets.offsetsOf(group)) {
      const partitions: LagPartition[] = [];
      for (const [partition, committed] of offsets) {
        const at = { topic, partition, committed };
        const row = await measurePartition(deps, at, spendAge);
        partitions.push(...(row ? [row] : []));
      }
      const total = partitions.reduce((sum, row) => sum + BigInt(row.lag), 0n);
      records.push({
        kind: 'lag',
        group,
        topic,
        state,
        at: String(deps.now()),
        lag: String(total),
        partitions,
      });
    }
  }
  return records;
}

async function measurePartition(
  deps: LagDependencies,
  at: { topic: string; partition: number; committed: CommittedOffset },
  spendAge: () => boolean,
): Promise<LagPartition | undefined> {
  const { topic, partition } = at;
  const { offset } = at.committed;
  const end = deps.endOffset(topic, partition);
  if (end === undefined) {
    return undefined;
  }
  const lag = end > offset ? end - offset : 0n;
  let lagMs: string | null = '0';
  if (lag > 0n) {
    const timestamp = spendAge()
      ? await deps.timestampAt(topic, partition, offset)
      : undefined;
    const waiting = timestamp && BigInt(deps.now()) - timestamp;
    lagMs = waiting === undefined ? null : String(waiting > 0n ? waiting : 0n);
  }
  return {
    partition,
    committedOffset: String(offset),
    endOffset: String(end),
    lag: String(lag),
    lagMs,
  };
}

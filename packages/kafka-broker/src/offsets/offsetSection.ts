import { z } from 'zod/v4';
import { journalKinds } from '../journal/journalKinds';
import { CommittedOffset } from './CommittedOffset';

/**
 * A durable change of one group's offsets.
 *
 * @internal
 */
export type OffsetChange =
  | { group: string; protocolType: string | null; committed: OffsetRow[] }
  | { group: string; removed: { topic: string; partition: number }[] }
  /** The group and all its offsets are gone. */
  | { group: string; deleted: true }
  /** The last member left then; null when the group has members. */
  | { group: string; emptySinceMs: number | null };

/** @internal */
export interface OffsetRow extends CommittedOffset {
  topic: string;
  partition: number;
}

/** @internal */
export const offsetKind = { kind: journalKinds.committedOffsets, version: 1 };

/** topic, partition, offset, leader epoch, metadata, time: rows are short, there are many. */
const storedRow = z.tuple([
  z.string(),
  z.number(),
  z.string(),
  z.number(),
  z.string(),
  z.number(),
]);

const storedChange = z.union([
  z.object({
    group: z.string(),
    protocolType: z.string().nullable(),
    committed: z.array(storedRow),
  }),
  z.object({
    group: z.string(),
    removed: z.array(z.object({ topic: z.string(), partition: z.number() })),
  }),
  z.object({ group: z.string(), deleted: z.literal(true) }),
  z.object({ group: z.string(), emptySinceMs: z.number().nullable() }),
]);

/** @internal */
export function encodeOffsetChange(change: OffsetChange): Buffer {
  const stored: z.infer<typeof storedChange> =
    'committed' in change
      ? { ...change, committed: change.committed.map(toStored) }
      : change;
  return Buffer.from(JSON.stringify(stored));
}

/** @internal */
export function decodeOffsetChange(body: Buffer): OffsetChange {
  const stored = storedChange.parse(JSON.parse(body.toString()));
  return 'committed' in stored
    ? { ...stored, committed: stored.committed.map(fromStored) }
    : stored;
}

function toStored(row: OffsetRow): z.infer<typeof storedRow> {
  return [
    row.topic,
    row.partition,
    row.offset.toString(),
    row.leaderEpoch,
    row.metadata,
    row.committedAtMs,
  ];
}

function fromStored(row: z.infer<typeof storedRow>): OffsetRow {
  const [topic, partition, offset, leaderEpoch, metadata, committedAtMs] = row;
  return {
    topic,
    partition,
    offset: BigInt(offset),
    leaderEpoch,
    metadata,
    committedAtMs,
  };
}

/*
 * The write path of one partition.
 *
 * Batches that arrive while a write is in flight wait, and go out together in the next one: one
 * vectored write, and in `group` mode one fdatasync, for all of them. The more load, the larger
 * the groups. After any error nothing is written any more: the kernel may have dropped the pages
 * of a failed flush, so that a second, successful one would claim what is lost.
 */
import type { FileSystem } from './FileSystem';
import type { FilePool } from './FilePool';
import type { Segment } from './Segment';

/** A group larger than this is split, so that the first batches in it need not wait so long. */
const MAX_GROUP_BYTES = 16 * 1024 * 1024;

/** A batch with its place. */
export interface PendingBatch {
  readonly kind: 'batch';
  readonly segment: Segment;
  readonly position: number;
  readonly bytes: Buffer;
  readonly nextOffset: bigint;
  /** Flush before acknowledging whatever the mode. */
  readonly flush: boolean;
}

/** No batch follows in this segment. */
export interface PendingClose {
  readonly kind: 'close';
  readonly segment: Segment;
  /** Writes index and checkpoint; everything in the segment is flushed before. */
  finish(): Promise<void>;
}

export interface GroupCommitOptions {
  readonly fileSystem: FileSystem;
  readonly pool: FilePool;
  /** The partition's folder; created with the first batch. */
  readonly folder: string;
  /** The folder and those above it that must be flushed once it was created, innermost first. */
  readonly foldersAbove: readonly string[];
  /** In `group` mode every group is flushed before it counts as committed. */
  readonly flushMode: 'group' | 'interval';
  /** Duration of every flush and the number of batches in it, for metrics. */
  readonly flushed: (durationMs: number, batches: number) => void;
  readonly monotonicMs: () => number;
  /** A write was acknowledged that no flush has covered yet. */
  readonly dirtied: () => void;
  /** The batches up to here are as durable as promised. */
  readonly committed: (last: PendingBatch, bytes: number) => void;
  /** Nothing is written any more. */
  readonly failed: (error: unknown) => void;
}

/** See the note at the head of the file. */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #dirty = new Set<Segment>();
  #pending: Array<PendingBatch | PendingClose> = [];
  #running: Promise<void> | undefined;
  /** Rejected for good after a flush that failed. */
  #flushing: Promise<void> = Promise.resolve();
  #folderReady = false;
  #broken = false;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
  }

  /** Queues behind everything that was queued before. */
  add(item: PendingBatch | PendingClose): void {
    if (this.#broken) {
      return;
    }
    this.#pending.push(item);
    this.#running ??= this.#run();
  }

  /** Returns when nothing is queued or in flight. */
  async idle(): Promise<void> {
    while (this.#running) {
      await this.#running;
    }
  }

  /** Flushes what `interval` mode left; errors end up in `failed`. */
  async flushDirty(): Promise<void> {
    try {
      await this.#flushDirty(0);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #run(): Promise<void> {
    // One turn of the event loop, so that batches that were read together are written together.
    await new Promise(resolve => setImmediate(resolve));
    try {
      while (this.#pending.length > 0 && !this.#broken) {
        const [first] = this.#pending;
        if (first?.kind === 'close') {
          this.#pending.shift();
          await this.#flushDirty(0);
          await first.finish();
        } else {
          await this.#writeGroup(this.#takeGroup());
        }
      }
    } catch (error) {
      this.#fail(error);
    }
    // In the same turn as the last look at the queue, so that nothing waits forever.
    this.#running = undefined;
  }

  #takeGroup(): PendingBatch[] {
    const group: PendingBatch[] = [];
    let bytes = 0;
    for (const item of this.#pending) {
      if (
        item.kind === 'close' ||
        (group.length > 0 && bytes + item.bytes.length > MAX_GROUP_BYTES)
      ) {
        break;
      }
      group.push(item);
      bytes += item.bytes.length;
    }
    this.#pending.splice(0, group.length);
    return group;
  }

  async #writeGroup(group: readonly PendingBatch[]): Promise<void> {
    const { fileSystem, pool, folder, flushMode } = this.#options;
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) {
      return;
    }
    await this.#makeFolder();
    const { segment } = first;
    const path = segment.files.log;
    const file = await pool.acquire(path, { create: true });
    await file.write(
      group.map(item => item.bytes),
      first.position,
    );
    if (this.#dirty.has(segment)) {
      pool.release(path);
    } else {
      // Stays acquired until a flush has covered the write.
      this.#dirty.add(segment);
    }
    if (first.position === 0) {
      await fileSystem.syncFolder(folder);
    }
    if (flushMode === 'group' || group.some(item => item.flush)) {
      await this.#flushDirty(group.length);
    } else {
      this.#options.dirtied();
    }
    const end = last.position + last.bytes.length;
    this.#options.committed(last, end - first.position);
  }

  /** One flush after the other: who waits here relies on the earlier ones as well. */
  #flushDirty(batches: number): Promise<void> {
    const flushed = this.#flushing.then(() => this.#flushSegments(batches));
    this.#flushing = flushed;
    return flushed;
  }

  async #flushSegments(batches: number): Promise<void> {
    const { pool, monotonicMs } = this.#options;
    const segments = [...this.#dirty];
    this.#dirty.clear();
    for (const segment of segments) {
      const path = segment.files.log;
      const file = await pool.acquire(path);
      const start = monotonicMs();
      try {
        await file.sync();
      } finally {
        pool.release(path);
        pool.release(path);
      }
      this.#options.flushed(monotonicMs() - start, batches);
    }
  }

  async #makeFolder(): Promise<void> {
    if (this.#folderReady) {
      return;
    }
    const { fileSystem, folder, foldersAbove } = this.#options;
    await fileSystem.makeFolder(folder);
    for (const above of foldersAbove) {
      await fileSystem.syncFolder(above);
    }
    this.#folderReady = true;
  }

  #fail(error: unknown): void {
    if (!this.#broken) {
      this.#broken = true;
      this.#pending = [];
      this.#options.failed(error);
    }
  }
}

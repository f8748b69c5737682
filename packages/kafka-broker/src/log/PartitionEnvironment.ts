import type { Clock } from './Clock';
import type { FilePool } from './FilePool';
import type { FileSystem } from './FileSystem';
import type { LogLogger } from './LogLogger';

/** What all partitions of a broker share. */
export interface PartitionEnvironment {
  readonly fileSystem: FileSystem;
  readonly pool: FilePool;
  readonly clock: Clock;
  readonly logger: LogLogger;
  readonly flushMode: 'group' | 'interval';
  /** Idempotent producers are forgotten this long after their last batch. */
  readonly producerExpiryMs: number;
  /** Called after every flush; see `GroupCommitOptions`. */
  readonly flushed: (durationMs: number, batches: number) => void;
  /** Called when a write waits for the interval flush. */
  readonly dirtied: (log: { flush(): Promise<void> }) => void;
  /** Why nothing may be written at the moment, for example a full disk. */
  readonly refusal: () => string | undefined;
}

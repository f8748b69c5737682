/*
 * One append-only file for everything the broker must not forget besides records.
 *
 * A change is a value of a *section* (topics, offsets, access rules). It is written, flushed,
 * and only then applied to the section's memory, so that no reader ever sees a state that a
 * power cut could take back; replay at start runs through the same `apply`. Changes are applied
 * in the order of their `append` calls. Appends that wait while a flush runs go into the next
 * one together.
 *
 * Files are `<n>.snapshot` (a section's state as entries) and `<n>.journal` (what came after).
 * Compaction writes the next pair: temporary file, flush, rename, flush directory.
 */
import { JournalError } from './JournalError';
import { JournalFile, JournalFiles } from './JournalFiles';
import {
  encodeGroup,
  JournalFrame,
  nextGroup,
  scanFrames,
} from './journalFrame';
import { readLatestSnapshot, writeSnapshot } from './journalSnapshot';

const DEFAULT_COMPACT_AFTER_BYTES = 32 * 1024 * 1024;

/**
 * A part of the broker's state that lives in the journal.
 *
 * @internal
 */
export interface JournalSection<T> {
  /** From `journalKinds`. */
  kind: number;
  /** Written with every entry; the current version and the one before are read. */
  version: number;
  encode(value: T): Buffer;
  /** @throws when the body does not have the shape of that version. */
  decode(body: Buffer, version: number): T;
  /** Takes a durable value into memory. Must not throw. */
  apply(value: T): void;
  /** Values that, applied to an empty section, give the present state. */
  snapshot(): Iterable<T>;
}

/**
 * What a section's owner writes through.
 *
 * @internal
 */
export interface JournalWriter<T> {
  /**
   * Returns when the value is on the disk and applied.
   *
   * @throws {@link JournalError} when the disk refused it; nothing more is accepted then.
   */
  append(value: T): Promise<void>;
}

/** @internal */
export interface JournalLogger {
  warn(message: string, facts?: Record<string, unknown>): void;
}

/** @internal */
export interface JournalOptions {
  files: JournalFiles;
  logger: JournalLogger;
  /** Size of the journal file after which a snapshot replaces it. Default 32 MiB. */
  compactAfterBytes?: number;
}

interface PendingEntry {
  frame: JournalFrame;
  apply: () => void;
  resolve: () => void;
  reject: (error: Error) => void;
}

/**
 * The broker's journal. Register every section, then `open`, then append.
 *
 * @internal
 */
export class Journal {
  readonly #files: JournalFiles;
  readonly #logger: JournalLogger;
  readonly #compactAfterBytes: number;
  readonly #sections = new Map<number, JournalSection<unknown>>();
  #file: JournalFile | undefined;
  #sequence = 0;
  #group = 0;
  #bytes = 0;
  #pending: PendingEntry[] = [];
  #writing: Promise<void> | undefined;
  #failure: JournalError | undefined;

  constructor(options: JournalOptions) {
    this.#files = options.files;
    this.#logger = options.logger;
    this.#compactAfterBytes =
      options.compactAfterBytes ?? DEFAULT_COMPACT_AFTER_BYTES;
  }

  /** Bytes of the journal file since the last snapshot. */
  get sizeBytes(): number {
    return this.#bytes;
  }

  /** Why nothing is accepted any more; undefined while all is well. */
  get failure(): JournalError | undefined {
    return this.#failure;
  }

  /** Adds a section; only before {@link Journal.open}. */
  register<T>(section: JournalSection<T>): JournalWriter<T> {
    if (this.#file || this.#sections.has(section.kind)) {
      throw new JournalError(
        `Journal kind ${section.kind} is registered twice or after opening`,
      );
    }
    // Only frames of its own kind reach a section, so its decode made every value it gets.
    this.#sections.set(section.kind, section as JournalSection<unknown>);
    return {
      append: value =>
        this.#append(
          {
            kind: section.kind,
            version: section.version,
            body: section.encode(value),
          },
          () => section.apply(value),
        ),
    };
  }

  /**
   * Reads snapshot and journal into the sections and starts accepting appends.
   *
   * @throws {@link JournalError} when acknowledged entries are unreadable or of an unknown kind.
   */
  async open(): Promise<void> {
    const names = await this.#files.list();
    const snapshot = await readLatestSnapshot(this.#files, names);
    this.#sequence = snapshot.sequence;
    this.#replay(snapshot.frames, snapshot.name);

    const name = journalName(this.#sequence);
    if (names.includes(name)) {
      await this.#replayJournal(name);
    }
    for (const stale of names.filter(other => isStale(other, this.#sequence))) {
      await this.#files.remove(stale);
    }
    this.#file = await this.#files.openForAppend(name);
    await this.#files.flushDirectory();
  }

  /** Writes what is waiting and closes the file. */
  async close(): Promise<void> {
    while (this.#writing) {
      await this.#writing;
    }
    await this.#file?.close();
    this.#failure ??= new JournalError('The journal is closed');
  }

  #append(frame: JournalFrame, apply: () => void): Promise<void> {
    if (this.#failure) {
      return Promise.reject(this.#failure);
    }
    return new Promise((resolve, reject) => {
      this.#pending.push({ frame, apply, resolve, reject });
      this.#writing ??= this.#writeGroups();
    });
  }

  async #writeGroups(): Promise<void> {
    // One turn of the event loop, so that requests read together are flushed together.
    await new Promise(resolve => setImmediate(resolve));
    while (this.#pending.length > 0 && !this.#failure) {
      const entries = this.#pending;
      this.#pending = [];
      try {
        await this.#writeGroup(entries.map(entry => entry.frame));
      } catch (error) {
        this.#fail(error, entries);
        break;
      }
      for (const entry of entries) {
        entry.apply();
        entry.resolve();
      }
      await this.#compactIfLarge();
    }
    // In the same turn as the loop's last look at what is pending, so that nothing waits forever.
    this.#writing = undefined;
  }

  async #writeGroup(frames: JournalFrame[]): Promise<void> {
    if (!this.#file) {
      throw new JournalError('The journal is not open yet');
    }
    this.#group = nextGroup(this.#group);
    const bytes = encodeGroup(frames, this.#group);
    await this.#file.append(bytes);
    await this.#file.flush();
    this.#bytes += bytes.length;
  }

  async #compactIfLarge(): Promise<void> {
    if (this.#bytes < this.#compactAfterBytes) {
      return;
    }
    try {
      const previous = this.#sequence;
      await writeSnapshot(this.#files, previous + 1, this.#snapshotFrames());
      const file = await this.#files.openForAppend(journalName(previous + 1));
      await this.#files.flushDirectory();
      await this.#file?.close();
      this.#file = file;
      this.#sequence = previous + 1;
      this.#bytes = 0;
      this.#group = 0;
      for (const name of await this.#files.list()) {
        if (isStale(name, this.#sequence)) {
          await this.#files.remove(name);
        }
      }
    } catch (error) {
      this.#fail(error, []);
    }
  }

  *#snapshotFrames(): Iterable<JournalFrame> {
    for (const section of this.#sections.values()) {
      for (const value of section.snapshot()) {
        yield {
          kind: section.kind,
          version: section.version,
          body: section.encode(value),
        };
      }
    }
  }

  // The kernel may have dropped the pages of a failed flush: retrying could claim what is lost.
  #fail(cause: unknown, entries: PendingEntry[]): void {
    this.#failure = new JournalError(
      `The journal cannot be written (${String(
        cause,
      )}); free or repair the disk and restart the broker`,
      cause,
    );
    for (const entry of [...entries, ...this.#pending]) {
      entry.reject(this.#failure);
    }
    this.#pending = [];
  }

  async #replayJournal(name: string): Promise<void> {
    const content = await this.#files.read(name);
    const scan = scanFrames(content);
    if (scan.damagedAt !== undefined) {
      throw new JournalError(
        `Journal file ${name} is damaged at byte ${scan.damagedAt}: stored entries follow an unreadable one. Restore the data folder from a copy or repair it`,
      );
    }
    if (scan.validBytes < content.length) {
      this.#logger.warn('Dropped the torn end of the journal', {
        file: name,
        droppedBytes: content.length - scan.validBytes,
      });
      await this.#files.truncate(name, scan.validBytes);
    }
    this.#bytes = scan.validBytes;
    this.#group = scan.lastGroup;
    this.#replay(scan.frames, name);
  }

  #replay(frames: JournalFrame[], file: string): void {
    for (const frame of frames) {
      const section = this.#sections.get(frame.kind);
      if (
        !section ||
        frame.version > section.version ||
        frame.version < section.version - 1
      ) {
        throw new JournalError(
          `Journal file ${file} has an entry of kind ${frame.kind} version ${frame.version}, which this version does not read; start the version that wrote it`,
        );
      }
      section.apply(section.decode(frame.body, frame.version));
    }
  }
}

function journalName(sequence: number): string {
  return `${String(sequence).padStart(10, '0')}.journal`;
}

function isStale(name: string, sequence: number): boolean {
  const match = /^(\d{10})\.(journal|snapshot|snapshot\.tmp)$/.exec(name);
  return (
    match !== null &&
    (name.endsWith('.tmp') || Number.parseInt(match[1] ?? '', 10) < sequence)
  );
}

/**
 * The few file operations a journal is built from, so that tests can drop unflushed writes,
 * tear them, or refuse them. Names are plain file names inside one directory.
 *
 * @internal
 */
export interface JournalFiles {
  /** Names in the directory, in no particular order; creates the directory when absent. */
  list(): Promise<string[]>;
  /** The whole file. */
  read(name: string): Promise<Buffer>;
  /** Opens for appending, creating an empty file when absent. */
  openForAppend(name: string): Promise<JournalFile>;
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  truncate(name: string, length: number): Promise<void>;
  /** Makes creations, renames and removals durable. */
  flushDirectory(): Promise<void>;
}

/**
 * One open file of a {@link JournalFiles}.
 *
 * @internal
 */
export interface JournalFile {
  append(bytes: Buffer): Promise<void>;
  /** Returns when everything appended before is on the disk. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/**
 * One open file of the data folder. Positions and sizes are bytes.
 *
 * Every method rejects with the operating system's error; nothing is retried here.
 *
 * @public
 */
export interface LogFile {
  /** Writes all bytes of all buffers, one after the other, from `position` on. */
  write(buffers: readonly Buffer[], position: number): Promise<void>;
  /** Fills `target` from `position`; the number of bytes read is smaller only at the end. */
  read(target: Buffer, position: number): Promise<number>;
  /** `fdatasync`: returns when the content survives a power cut. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  size(): Promise<number>;
  close(): Promise<void>;
}

/**
 * The only way the log touches the disk, so that tests can drop unflushed writes, tear them or
 * make a flush fail. Files are created 0600 and folders 0700.
 *
 * @public
 */
export interface FileSystem {
  /** Opens for reading and writing; a missing file is created or is an ENOENT error. */
  open(path: string, options: { create: boolean }): Promise<LogFile>;
  /** The whole content, or undefined where there is no such file. */
  readFile(path: string): Promise<Buffer | undefined>;
  /** Names in a folder in no particular order; empty where there is no such folder. */
  list(folder: string): Promise<string[]>;
  /** Creates the folder and what is missing above it. */
  makeFolder(folder: string): Promise<void>;
  /** Replaces the target in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or a whole folder; nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals inside the folder survive a power cut. */
  syncFolder(folder: string): Promise<void>;
  /** Bytes an unprivileged process may still write on the folder's device. */
  freeBytes(folder: string): Promise<number>;
}

/**
 * Replaces a small file so that either the old or the new content survives anything: temporary
 * file, flush, rename, flush of the folder.
 *
 * @public
 */
export async function replaceFile(
  fileSystem: FileSystem,
  folder: string,
  name: string,
  content: Buffer,
): Promise<void> {
  const temporary = `${folder}/${name}.new`;
  await writeWhole(fileSystem, temporary, content);
  await fileSystem.rename(temporary, `${folder}/${name}`);
  await fileSystem.syncFolder(folder);
}

/**
 * Writes and flushes a file's whole content in place. Not atomic: for content that can be made
 * anew.
 *
 * @public
 */
export async function writeWhole(
  fileSystem: FileSystem,
  path: string,
  content: Buffer,
): Promise<void> {
  const file = await fileSystem.open(path, { create: true });
  try {
    await file.truncate(0);
    await file.write([content], 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

import type { FileSystem, LogFile } from '../FileSystem';

interface UnflushedWrite {
  readonly position: number;
  readonly bytes: Buffer;
}

interface Inode {
  /** What every process sees. */
  current: Buffer;
  /** What a power cut leaves. */
  durable: Buffer;
  unflushed: UnflushedWrite[];
}

/** How much of an unflushed write a power cut leaves, in bytes from its start. */
export type Survival = (write: { path: string; length: number }) => number;

type Operation = 'write' | 'sync' | 'rename';

/**
 * A disk in memory that keeps apart what was written and what was flushed.
 *
 * Content is durable after `sync`, names are durable after `syncFolder`, as on a real disk.
 */
export class FaultFileSystem implements FileSystem {
  #files = new Map<string, Inode>();
  #durableFiles = new Map<string, Inode>();
  #folders = new Set<string>(['']);
  #durableFolders = new Set<string>(['']);
  #generation = 0;
  readonly #failures: Array<{ operation: Operation; path: RegExp }> = [];
  /** What `freeBytes` answers. */
  free = Number.MAX_SAFE_INTEGER;
  /** Number of calls of `sync` on files so far. */
  syncs = 0;
  /** Number of files that are open now. */
  openFiles = 0;

  /** Lets the next operation of a kind on a matching path fail, once. */
  failNext(operation: Operation, path: RegExp): void {
    this.#failures.push({ operation, path });
  }

  /** The disk as one process sees it: nothing works any more once that was killed. */
  process(): FileSystem {
    const generation = this.#generation;
    const whileAlive =
      <A extends unknown[], R>(operation: (...args: A) => Promise<R>) =>
      async (...args: A) => {
        this.#checkAlive(generation);
        return operation.apply(this, args);
      };
    return {
      open: whileAlive(this.open),
      readFile: whileAlive(this.readFile),
      list: whileAlive(this.list),
      makeFolder: whileAlive(this.makeFolder),
      rename: whileAlive(this.rename),
      remove: whileAlive(this.remove),
      syncFolder: whileAlive(this.syncFolder),
      freeBytes: whileAlive(this.freeBytes),
    };
  }

  /** The process is gone: files of before stop working, what was written stays. */
  kill(): void {
    this.#generation += 1;
    this.openFiles = 0;
  }

  /**
   * The power is gone: only what was flushed stays, and as much of each unflushed write as
   * `survival` says (nothing by default).
   */
  powerCut(survival: Survival = () => 0): void {
    this.kill();
    this.#folders = new Set(
      [...this.#durableFolders].filter(folder => this.#hasAncestors(folder)),
    );
    this.#files = new Map(
      [...this.#durableFiles].filter(([path]) =>
        this.#folders.has(parentOf(path)),
      ),
    );
    this.#durableFiles = new Map(this.#files);
    for (const [path, inode] of this.#files) {
      let content = inode.durable;
      for (const { position, bytes } of inode.unflushed) {
        const length = Math.min(
          bytes.length,
          survival({ path, length: bytes.length }),
        );
        if (length > 0) {
          content = overwrite(content, bytes.subarray(0, length), position);
        }
      }
      inode.current = content;
      inode.durable = content;
      inode.unflushed = [];
    }
  }

  /** Paths of all files. */
  get paths(): string[] {
    return [...this.#files.keys()].sort();
  }

  /** The current content of a file. */
  contentOf(path: string): Buffer {
    return this.#inode(path).current;
  }

  /** Puts other content on the disk, flushed. */
  tamper(path: string, change: (content: Buffer) => Buffer): void {
    const inode = this.#inode(path);
    inode.current = change(Buffer.from(inode.current));
    inode.durable = inode.current;
    inode.unflushed = [];
  }

  async open(path: string, options: { create: boolean }): Promise<LogFile> {
    let inode = this.#files.get(path);
    if (!inode) {
      if (!options.create || !this.#folders.has(parentOf(path))) {
        throw missing(path);
      }
      inode = {
        current: Buffer.alloc(0),
        durable: Buffer.alloc(0),
        unflushed: [],
      };
      this.#files.set(path, inode);
    }
    this.openFiles += 1;
    return this.#fileOf(path, inode);
  }

  async readFile(path: string): Promise<Buffer | undefined> {
    return this.#files.get(path)?.current;
  }

  async list(folder: string): Promise<string[]> {
    return [...this.#files.keys(), ...this.#folders]
      .filter(path => path !== '' && parentOf(path) === folder)
      .map(path => path.slice(folder.length + 1));
  }

  async makeFolder(folder: string): Promise<void> {
    for (let path = folder; path !== ''; path = parentOf(path)) {
      this.#folders.add(path);
    }
  }

  async rename(from: string, to: string): Promise<void> {
    this.#failWhereAsked('rename', to);
    this.#files.set(to, this.#inode(from));
    this.#files.delete(from);
  }

  async remove(path: string): Promise<void> {
    const within = (other: string) =>
      other === path || other.startsWith(`${path}/`);
    [...this.#files.keys()].filter(within).forEach(p => this.#files.delete(p));
    [...this.#folders].filter(within).forEach(p => this.#folders.delete(p));
  }

  async syncFolder(folder: string): Promise<void> {
    if (!this.#folders.has(folder)) {
      throw missing(folder);
    }
    syncNames(folder, this.#files, this.#durableFiles);
    const names = (set: Set<string>) =>
      new Map([...set].filter(path => path !== '').map(path => [path, path]));
    const durable = names(this.#durableFolders);
    syncNames(folder, names(this.#folders), durable);
    this.#durableFolders = new Set(['', ...durable.keys()]);
  }

  async freeBytes(): Promise<number> {
    return this.free;
  }

  #fileOf(path: string, inode: Inode): LogFile {
    const generation = this.#generation;
    const alive = () => this.#checkAlive(generation);
    return {
      write: async (buffers, position) => {
        await nextTurn();
        alive();
        this.#failWhereAsked('write', path);
        const bytes = Buffer.concat(buffers);
        inode.current = overwrite(inode.current, bytes, position);
        inode.unflushed.push({ position, bytes });
      },
      read: async (target, position) => {
        await nextTurn();
        alive();
        return inode.current.copy(target, 0, position);
      },
      sync: async () => {
        await nextTurn();
        alive();
        this.syncs += 1;
        this.#failWhereAsked('sync', path);
        inode.durable = inode.current;
        inode.unflushed = [];
      },
      truncate: async size => {
        alive();
        inode.current = inode.current.subarray(0, size);
      },
      size: async () => inode.current.length,
      close: async () => {
        this.openFiles -= generation === this.#generation ? 1 : 0;
      },
    };
  }

  #checkAlive(generation: number): void {
    if (generation !== this.#generation) {
      throw new Error('The process was killed');
    }
  }

  #failWhereAsked(operation: Operation, path: string): void {
    const at = this.#failures.findIndex(
      failure => failure.operation === operation && failure.path.test(path),
    );
    if (at >= 0) {
      this.#failures.splice(at, 1);
      throw new Error(`EIO: ${operation} ${path}`);
    }
  }

  #hasAncestors(folder: string): boolean {
    for (let path = folder; path !== ''; path = parentOf(path)) {
      if (!this.#durableFolders.has(path)) {
        return false;
      }
    }
    return true;
  }

  #inode(path: string): Inode {
    const inode = this.#files.get(path);
    if (!inode) {
      throw missing(path);
    }
    return inode;
  }
}

function syncNames<T>(
  folder: string,
  current: Map<string, T>,
  durable: Map<string, T>,
): void {
  for (const path of [...durable.keys()]) {
    if (parentOf(path) === folder && !current.has(path)) {
      durable.delete(path);
    }
  }
  for (const [path, value] of current) {
    if (parentOf(path) === folder) {
      durable.set(path, value);
    }
  }
}

/** A new buffer, so that what was durable before keeps its content. */
function overwrite(content: Buffer, bytes: Buffer, position: number): Buffer {
  const size = Math.max(content.length, position + bytes.length);
  const next = Buffer.alloc(size);
  content.copy(next);
  bytes.copy(next, position);
  return next;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

import { JournalFile, JournalFiles } from '../JournalFiles';

/**
 * A directory in memory that knows what a power cut would leave: contents up to the last flush,
 * names up to the last directory flush.
 */
export class MemoryJournalFiles implements JournalFiles {
  /** Makes the next flushes fail. */
  flushError: Error | undefined;
  /** Called before every operation that changes something; may throw to stop right there. */
  onStep: (step: string) => void = () => {};
  flushes = 0;

  #names: Map<string, MemoryContent>;
  #durableNames: Map<string, MemoryContent>;

  constructor(names = new Map<string, MemoryContent>()) {
    this.#names = new Map(names);
    this.#durableNames = new Map(names);
  }

  /** The directory after a killed process: everything written is still there. */
  afterKill(): MemoryJournalFiles {
    return new MemoryJournalFiles(copy(this.#names, c => c.bytes));
  }

  /** The directory after a power cut; `keep` decides how much of an unflushed end survives. */
  afterPowerCut(
    keep: (unflushed: Buffer) => Buffer = () => Buffer.alloc(0),
  ): MemoryJournalFiles {
    return new MemoryJournalFiles(
      copy(this.#durableNames, content =>
        Buffer.concat([
          content.bytes.subarray(0, content.flushed),
          keep(Buffer.from(content.bytes.subarray(content.flushed))),
        ]),
      ),
    );
  }

  /** Changes one byte of a file. */
  flip(name: string, at: number): void {
    const { bytes } = this.#get(name);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  }

  async list(): Promise<string[]> {
    return [...this.#names.keys()];
  }

  async read(name: string): Promise<Buffer> {
    return Buffer.from(this.#get(name).bytes);
  }

  async openForAppend(name: string): Promise<JournalFile> {
    this.onStep(`open ${name}`);
    const content = this.#names.get(name) ?? {
      bytes: Buffer.alloc(0),
      flushed: 0,
    };
    this.#names.set(name, content);
    return {
      append: async bytes => {
        this.onStep(`append ${name}`);
        content.bytes = Buffer.concat([content.bytes, bytes]);
      },
      flush: async () => {
        this.onStep(`flush ${name}`);
        if (this.flushError) {
          throw this.flushError;
        }
        this.flushes += 1;
        content.flushed = content.bytes.length;
      },
      close: async () => {},
    };
  }

  async rename(from: string, to: string): Promise<void> {
    this.onStep(`rename ${from} ${to}`);
    this.#names.set(to, this.#get(from));
    this.#names.delete(from);
  }

  async remove(name: string): Promise<void> {
    this.onStep(`remove ${name}`);
    this.#names.delete(name);
  }

  async truncate(name: string, length: number): Promise<void> {
    this.onStep(`truncate ${name}`);
    const content = this.#get(name);
    content.bytes = content.bytes.subarray(0, length);
    content.flushed = length;
  }

  async flushDirectory(): Promise<void> {
    this.onStep('flush directory');
    this.#durableNames = new Map(this.#names);
  }

  #get(name: string): MemoryContent {
    const content = this.#names.get(name);
    if (!content) {
      throw new Error(`No file ${name}`);
    }
    return content;
  }
}

interface MemoryContent {
  bytes: Buffer;
  flushed: number;
}

function copy(
  names: Map<string, MemoryContent>,
  bytesOf: (content: MemoryContent) => Buffer,
): Map<string, MemoryContent> {
  return new Map(
    [...names].map(([name, content]) => {
      const bytes = Buffer.from(bytesOf(content));
      return [name, { bytes, flushed: bytes.length }];
    }),
  );
}

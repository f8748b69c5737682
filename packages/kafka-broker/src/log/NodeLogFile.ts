import fs from 'node:fs';
import { promisify } from 'node:util';
import type { LogFile } from './FileSystem';

const close = promisify(fs.close);
const fdatasync = promisify(fs.fdatasync);
const ftruncate = promisify(fs.ftruncate);
const fstat = promisify(fs.fstat);

/** A file of the host, by its descriptor. */
export class NodeLogFile implements LogFile {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  async write(buffers: readonly Buffer[], position: number): Promise<void> {
    let rest = buffers;
    let at = position;
    while (rest.length > 0) {
      const written = await this.#writeSome(rest, at);
      at += written;
      rest = dropBytes(rest, written);
    }
  }

  async read(target: Buffer, position: number): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const count = await this.#readSome(target, filled, position + filled);
      if (count === 0) {
        break;
      }
      filled += count;
    }
    return filled;
  }

  sync(): Promise<void> {
    return fdatasync(this.#descriptor);
  }

  truncate(size: number): Promise<void> {
    return ftruncate(this.#descriptor, size);
  }

  async size(): Promise<number> {
    return (await fstat(this.#descriptor)).size;
  }

  close(): Promise<void> {
    return close(this.#descriptor);
  }

  #writeSome(buffers: readonly Buffer[], position: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, written: number) =>
        error ? reject(error) : resolve(written);
      const [only] = buffers;
      if (buffers.length === 1 && only) {
        fs.write(this.#descriptor, only, 0, only.length, position, done);
      } else {
        fs.writev(this.#descriptor, buffers, position, done);
      }
    });
  }

  #readSome(target: Buffer, from: number, position: number): Promise<number> {
    return new Promise((resolve, reject) => {
      fs.read(
        this.#descriptor,
        target,
        from,
        target.length - from,
        position,
        (error, count) => (error ? reject(error) : resolve(count)),
      );
    });
  }
}

/** What is left of the buffers after the operating system took the first `count` bytes. */
function dropBytes(buffers: readonly Buffer[], count: number): Buffer[] {
  let skip = count;
  const rest: Buffer[] = [];
  for (const buffer of buffers) {
    if (skip >= buffer.length) {
      skip -= buffer.length;
    } else {
      rest.push(skip > 0 ? buffer.subarray(skip) : buffer);
      skip = 0;
    }
  }
  return rest;
}

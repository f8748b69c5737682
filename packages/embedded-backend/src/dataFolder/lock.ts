import { open, readFile, rm } from 'node:fs/promises';

/** Another process works in the folder. */
export class LockHeldError extends Error {
  readonly name = 'LockHeldError';
}

export interface DataFolderLock {
  release(): Promise<void>;
}

/** Enough for another process to end between our look and our take-over. */
const ATTEMPTS = 3;

/**
 * Takes the lock file. It holds the process id and, where the system tells it, when that process started, so that
 * a reused process id is not mistaken for the holder. A lock whose holder is gone is taken over.
 *
 * @throws LockHeldError naming the process that holds it
 */
export async function acquireLock(file: string): Promise<DataFolderLock> {
  const mine = `${process.pid} ${await startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (await tryCreate(file, mine)) {
      return { release: () => rm(file, { force: true }) };
    }
    const holder = await readFile(file, 'utf8').catch(() => '');
    const [pid = '', started = ''] = holder.trim().split(' ');
    if (pid && (await isAlive(Number(pid), started))) {
      throw new LockHeldError(
        `Process ${pid} already works in this data folder (lock file "${file}"). Stop it first, or use another dataDir.`,
      );
    }
    await rm(file, { force: true });
  }
  throw new LockHeldError(
    `The lock file "${file}" is being taken by another process; try again.`,
  );
}

async function tryCreate(file: string, content: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(content);
    await handle.close();
    return true;
  } catch (error) {
    // Node's file errors carry a code.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function isAlive(pid: number, started: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Node's system errors carry a code; EPERM means it runs as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return (await startOf(pid)) === started;
}

/** Start time of a process in clock ticks since boot (Linux); `-` where the system does not tell. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in parentheses may hold spaces; the 20th field after it is the start time (proc(5)).
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}

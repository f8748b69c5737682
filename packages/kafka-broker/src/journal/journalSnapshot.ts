import { JournalError } from './JournalError';
import { JournalFiles } from './JournalFiles';
import { encodeGroup, JournalFrame, scanFrames } from './journalFrame';
import { journalKinds } from './journalKinds';

const SNAPSHOT_VERSION = 1;
const SNAPSHOT_NAME = /^(\d{10})\.snapshot$/;

/** Entries written at once, so that a large state does not need one large buffer. */
const FRAMES_PER_WRITE = 1000;

/**
 * Writes snapshot number `sequence`. When this returns the snapshot is complete and durable;
 * when it throws, no file of that name exists.
 *
 * @internal
 */
export async function writeSnapshot(
  files: JournalFiles,
  sequence: number,
  frames: Iterable<JournalFrame>,
): Promise<void> {
  const name = snapshotName(sequence);
  const temporary = `${name}.tmp`;
  await files.remove(temporary);
  const file = await files.openForAppend(temporary);
  try {
    let group = 0;
    let count = 0;
    let batch: JournalFrame[] = [marker(journalKinds.snapshotHeader, sequence)];
    for (const frame of frames) {
      batch.push(frame);
      count += 1;
      if (batch.length >= FRAMES_PER_WRITE) {
        await file.append(encodeGroup(batch, ++group));
        batch = [];
      }
    }
    batch.push(marker(journalKinds.snapshotEnd, count));
    await file.append(encodeGroup(batch, ++group));
    await file.flush();
  } finally {
    await file.close();
  }
  await files.rename(temporary, name);
  await files.flushDirectory();
}

/**
 * The newest snapshot's entries without its markers; sequence 0 and no entries when none
 * was written yet.
 *
 * @throws {@link JournalError} when the newest snapshot is incomplete: it was renamed after its
 * flush, so this is damage and an older state must not pass for the present one.
 * @internal
 */
export async function readLatestSnapshot(
  files: JournalFiles,
  names: string[],
): Promise<{ sequence: number; name: string; frames: JournalFrame[] }> {
  const name = names
    .filter(candidate => SNAPSHOT_NAME.test(candidate))
    .sort()
    .at(-1);
  if (name === undefined) {
    return { sequence: 0, name: 'no snapshot', frames: [] };
  }
  const content = await files.read(name);
  const { frames, validBytes } = scanFrames(content);
  const header = frames.at(0);
  const end = frames.at(-1);
  if (
    validBytes !== content.length ||
    header?.kind !== journalKinds.snapshotHeader ||
    end?.kind !== journalKinds.snapshotEnd ||
    end.body.readUInt32BE(0) !== frames.length - 2
  ) {
    throw new JournalError(
      `Journal snapshot ${name} is damaged after byte ${validBytes}. Restore the data folder from a copy or repair it`,
    );
  }
  return {
    sequence: Number.parseInt(name, 10),
    name,
    frames: frames.slice(1, -1),
  };
}

function marker(kind: number, value: number): JournalFrame {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(value, 0);
  return { kind, version: SNAPSHOT_VERSION, body };
}

function snapshotName(sequence: number): string {
  return `${String(sequence).padStart(10, '0')}.snapshot`;
}

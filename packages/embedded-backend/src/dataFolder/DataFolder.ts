import { randomUUID } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  mkdir,
  readFile,
  rename,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod/v4';
import { acquireLock, DataFolderLock } from './lock';

/** Format of the folder that this version writes; the one before is read as well once there is one. */
const FORMAT_VERSION = 1;

const formatSchema = z.object({
  version: z.int(),
  clusterId: z.string(),
});

/** The folder cannot be used; `message` names it and the way out. */
export class DataFolderError extends Error {
  readonly name = 'DataFolderError';
}

/** Where the embedded backend keeps everything: locked, with a format version and the cluster's id. */
export interface DataFolder {
  directory: string;
  clusterId: string;
  /** Writes the real addresses to `endpoints.json`, for tools that did not start the backend. */
  writeEndpoints(endpoints: object): Promise<void>;
  close(): Promise<void>;
}

/**
 * Creates or opens the folder and locks it.
 *
 * @throws DataFolderError when it cannot be written or has a format this version does not know
 * @throws LockHeldError when another process works in it
 */
export async function openDataFolder(directory: string): Promise<DataFolder> {
  await makeUsable(directory);
  const lock = await acquireLock(path.join(directory, 'lock'));
  try {
    const clusterId = await readFormat(directory);
    return toDataFolder(directory, clusterId, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function toDataFolder(
  directory: string,
  clusterId: string,
  lock: DataFolderLock,
): DataFolder {
  return {
    directory,
    clusterId,
    writeEndpoints: endpoints =>
      writeWhole(
        path.join(directory, 'endpoints.json'),
        `${JSON.stringify(endpoints, undefined, 2)}\n`,
      ),
    close: () => lock.release(),
  };
}

async function makeUsable(directory: string) {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await chmod(directory, 0o700);
    await access(directory, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new DataFolderError(
      `The data folder "${directory}" cannot be used: ${
        error instanceof Error ? error.message : error
      }. Make it a folder that this user may write, or set dataDir to another one.`,
    );
  }
}

async function readFormat(directory: string): Promise<string> {
  const file = path.join(directory, 'format.json');
  const text = await readFile(file, 'utf8').catch(error => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (text === undefined) {
    const clusterId = toKafkaUuid(randomUUID());
    await writeWhole(
      file,
      `${JSON.stringify({ version: FORMAT_VERSION, clusterId })}\n`,
    );
    return clusterId;
  }
  return parseFormat(file, text);
}

function parseFormat(file: string, text: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const format = formatSchema.safeParse(value);
  if (!format.success) {
    throw new DataFolderError(
      `"${file}" is not readable as the description of a data folder. Restore it from a backup, or start with an empty dataDir.`,
    );
  }
  if (format.data.version !== FORMAT_VERSION) {
    throw new DataFolderError(
      `"${file}" has format ${format.data.version}; this version reads ${FORMAT_VERSION}. Use the Millrace that wrote it, or another dataDir.`,
    );
  }
  return format.data.clusterId;
}

/** Kafka writes UUIDs as 22 characters of URL-safe base 64. */
function toKafkaUuid(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

/** Writes through a temporary file, so that a reader sees the old content or the new one. */
async function writeWhole(file: string, text: string) {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, file);
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Makes an empty folder that is gone once this process ends, however it ends, or earlier with `remove`.
 *
 * @param purpose - part of its name, for whoever looks into the system's folder for temporary files
 */
export function makeTemporaryFolder(purpose) {
  const directory = mkdtempSync(path.join(tmpdir(), `millrace-${purpose}-`));
  const remove = () => {
    process.off('exit', remove);
    // Programs that were killed a moment ago may still be closing their files.
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', remove);
  return { directory, remove };
}

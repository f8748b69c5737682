import fs from 'node:fs';
import path from 'node:path';

/**
 * The absolute form of a path from configuration. A relative one is looked for in the working directory and then in
 * each folder above it, since backends are started from their package as well as from the root; where nothing is
 * found it is relative to the working directory.
 */
export function locatePath(
  configured: string,
  from: string = process.cwd(),
): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.resolve(folder, configured);
    if (fs.existsSync(candidate)) {
      return candidate;
    }
    if (folder === path.dirname(folder)) {
      return path.resolve(from, configured);
    }
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './report.mjs';

const skipped = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** A hash over the contents of files and folders (relative to the root), to tell whether something is stale. */
export function fingerprint(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    addTo(hash, place);
  }
  return hash.digest('hex');
}

function addTo(hash, place) {
  const absolute = path.join(root, place);
  if (!statSync(absolute).isDirectory()) {
    hash.update(`${place}\0`).update(readFileSync(absolute));
    return;
  }
  for (const name of readdirSync(absolute).sort()) {
    if (!skipped.has(name)) {
      addTo(hash, path.join(place, name));
    }
  }
}

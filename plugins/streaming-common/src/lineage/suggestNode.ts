import { nearest } from '../lib/nearest';
import { parseNodeId } from './nodeId';

/** Letters at either end that a mistyped name shares with the one that was meant. */
const SHARED_LETTERS = 3;

/**
 * The name of the node that a mistyped identifier most likely meant, for "did you mean" sentences.
 *
 * @param known - identifiers that the caller may see
 * @returns the bare name; undefined when nothing of the same kind is close
 */
export function suggestNode(
  id: string,
  known: Iterable<string>,
): string | undefined {
  const wanted = parseNodeId(id);
  if (!wanted) {
    return undefined;
  }
  const start = wanted.name.slice(0, SHARED_LETTERS);
  const end = wanted.name.slice(-SHARED_LETTERS);
  const candidates: string[] = [];
  for (const other of known) {
    const parts = parseNodeId(other);
    if (
      parts?.kind === wanted.kind &&
      (parts.name.startsWith(start) || parts.name.endsWith(end))
    ) {
      candidates.push(parts.name);
    }
  }
  return nearest(wanted.name, candidates);
}

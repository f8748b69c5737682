import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * Filters, sort and selection kept in the address, so that a pasted link restores the view. Empty values leave it.
 */
export function useSearchState(): {
  get: (name: string) => string | undefined;
  set: (changes: Record<string, string | undefined>) => void;
} {
  const [search, setSearch] = useSearchParams();
  const get = useCallback(
    (name: string) => search.get(name) ?? undefined,
    [search],
  );
  const set = useCallback(
    (changes: Record<string, string | undefined>) =>
      setSearch(
        before => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { get, set };
}

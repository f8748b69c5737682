import { createHash } from 'node:crypto';

/** The same digest for the same content, whatever the order of keys. */
export function stableHash(value: unknown): string {
  return createHash('sha256').update(stableText(value)).digest('hex');
}

function stableText(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(
          Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : one,
  );
}

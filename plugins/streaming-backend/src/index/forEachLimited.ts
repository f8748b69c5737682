/** Calls `run` for each item with at most `limit` calls under way; rejects with the first failure. */
export async function forEachLimited<T>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: Math.min(limit, items.length) }, async () => {
      for (const item of rest) {
        await run(item);
      }
    }),
  );
}

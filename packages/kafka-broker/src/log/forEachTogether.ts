/** The disk, not the processor, is waited for. */
const TOGETHER = 16;

/** Runs an action for every item, some of them side by side. */
export async function forEachTogether<T>(
  items: readonly T[],
  action: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const workers = Array.from({ length: TOGETHER }, async () => {
    for (const item of queue) {
      await action(item);
    }
  });
  await Promise.all(workers);
}

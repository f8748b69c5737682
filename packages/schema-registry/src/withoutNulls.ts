/** The same object without the members that are null or undefined. */
export function withoutNulls<T extends object>(value: T): T {
  const entries = Object.entries(value).filter(
    ([, member]) => member !== null && member !== undefined,
  );
  // Only members that may be null or undefined are left out, which callers declare optional.
  return Object.fromEntries(entries) as T;
}

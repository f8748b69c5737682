/** A JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | Json[]
  | { [name: string]: Json };
type Path = readonly (string | number)[];

/**
 * The texts that come of a JSON text when each value in it is left out, or replaced by each of
 * `values`, one at a time; with `names`, members of these names are added too. Each text once.
 */
export function mutate(
  text: string,
  values: readonly Json[],
  names: readonly string[] = [],
): string[] {
  const root: Json = JSON.parse(text);
  const found = new Set<string>();
  for (const [path, value] of placesIn(root)) {
    for (const each of values) found.add(JSON.stringify(put(root, path, each)));
    if (path.length) found.add(JSON.stringify(put(root, path, undefined)));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      continue;
    }
    for (const name of names.filter(each => !(each in value))) {
      for (const each of values) {
        found.add(JSON.stringify(put(root, [...path, name], each)));
      }
    }
  }
  found.delete(JSON.stringify(root));
  return [...found];
}

/** At most `count` of the items, spread evenly, so that every run takes the same ones. */
export function sample<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.ceil(items.length / count));
  return items.filter((_, index) => index % step === 0);
}

function* placesIn(node: Json, path: Path = []): Generator<[Path, Json]> {
  yield [path, node];
  if (typeof node !== 'object' || node === null) return;
  for (const [name, value] of Object.entries(node)) {
    const step = Array.isArray(node) ? Number(name) : name;
    yield* placesIn(value, [...path, step]);
  }
}

/** A copy with another value at a path; `undefined` leaves it out. */
function put(node: Json, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (Array.isArray(node)) {
    const inner =
      rest.length || value !== undefined
        ? [put(node[Number(step)] ?? null, rest, value)]
        : [];
    return node.toSpliced(Number(step), 1, ...inner);
  }
  const copy = { ...Object(node) };
  if (!rest.length && value === undefined) delete copy[step];
  else copy[step] = put(copy[step] ?? null, rest, value);
  return copy;
}

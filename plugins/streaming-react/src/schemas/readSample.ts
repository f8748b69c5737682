import { SchemaField } from '@millrace/schema-compat';

// The third argument of a reviver is newer than its type; browsers without it leave it out.
const parseExactly = JSON.parse as (
  text: string,
  revive: (
    key: string,
    value: unknown,
    context?: { source?: string },
  ) => unknown,
) => unknown;

/**
 * A pasted message as rules read it: numbers of fields that hold 64 bits become bigints, with all
 * their digits where the browser tells them.
 *
 * @throws SyntaxError when the text is no JSON
 */
export function readSample(
  text: string,
  fields: readonly Pick<SchemaField, 'path' | 'type'>[],
): unknown {
  const longs = new Set(
    fields
      .filter(({ type }) => /\blong\b|\bu?int64\b|\bs?fixed64\b/.test(type))
      .map(({ path }) => path),
  );
  const known = new Set(fields.map(({ path }) => path));
  return widen(parseExactly(text, keepDigits), '', { longs, known });
}

/** A whole number that has more digits than a number holds is a bigint for now. */
function keepDigits(
  _key: string,
  value: unknown,
  context?: { source?: string },
): unknown {
  const { source = '' } = context ?? {};
  return typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;
}

function widen(
  value: unknown,
  path: string,
  names: { longs: ReadonlySet<string>; known: ReadonlySet<string> },
): unknown {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && names.longs.has(path)
      ? BigInt(value)
      : value;
  }
  if (typeof value === 'bigint') {
    return names.longs.has(path) ? value : Number(value);
  }
  if (Array.isArray(value)) {
    return value.map(one => widen(one, `${path}[]`, names));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const asField = path ? `${path}.${name}` : name;
      const isField =
        names.known.has(asField) ||
        [...names.known].some(one => one.startsWith(`${asField}.`));
      return [name, widen(member, isField ? asField : `${path}{}`, names)];
    }),
  );
}

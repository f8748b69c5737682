import { SchemaField } from '@millrace/schema-compat';

/**
 * A pasted message as rules read it: numbers of fields that hold 64 bits become bigints.
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
  return widen(JSON.parse(text), '', { longs, known });
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

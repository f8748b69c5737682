const maxLength = 120;

/** JSON text of a value, shortened; bigint as digits, bytes as their number. */
export function describeValue(value: unknown): string {
  const text =
    JSON.stringify(value, (_, each: unknown) => {
      if (typeof each === 'bigint') return String(each);
      return each instanceof Uint8Array ? `${each.length} bytes` : each;
    }) ?? 'nothing';
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** The type of a value that stands outside of a schema's fields, in the words of field rules. */
export function typeNameOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  if (value instanceof Uint8Array) return 'BYTES';
  switch (typeof value) {
    case 'string':
      return 'STRING';
    case 'boolean':
      return 'BOOLEAN';
    case 'bigint':
      return 'LONG';
    case 'number':
      return 'DOUBLE';
    default:
      return 'RECORD';
  }
}

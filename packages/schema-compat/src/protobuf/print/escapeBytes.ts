const named: ReadonlyMap<number, string> = new Map([
  [9, '\\t'],
  [10, '\\n'],
  [13, '\\r'],
  [34, '\\"'],
  [39, "\\'"],
  [92, '\\\\'],
]);

/** Bytes as descriptors and texts write them: escaped as in C, in ASCII only. */
export function escapeBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) {
    const printable = byte >= 0x20 && byte < 0x7f;
    parts.push(
      named.get(byte) ??
        (printable
          ? String.fromCharCode(byte)
          : `\\${byte.toString(8).padStart(3, '0')}`),
    );
  }
  return parts.join('');
}

/** A text literal; what is readable stays so. */
export function quote(text: string): string {
  const escaped = text.replace(
    // Control characters have no other name here.
    // eslint-disable-next-line no-control-regex
    /[\x00-\x1f"\\\x7f]/g,
    character => escapeBytes(Uint8Array.of(character.charCodeAt(0))),
  );
  return `"${escaped}"`;
}

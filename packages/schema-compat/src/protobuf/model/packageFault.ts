const maxLength = 511;
const maxParts = 100;

/** Why a package cannot have a name, in one sentence; the compiler draws the same lines. */
export function packageFault(name: string): string | undefined {
  if (name.length > maxLength) {
    return `The name of the package has ${name.length} characters; at most ${maxLength} are allowed`;
  }
  const parts = name.split('.').length;
  return parts > maxParts
    ? `The name of the package has ${parts} parts; at most ${maxParts} are allowed`
    : undefined;
}

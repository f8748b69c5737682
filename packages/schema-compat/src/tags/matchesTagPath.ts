/**
 * Whether the full name of a field is covered by a tag path.
 *
 * `*` covers any characters but a dot, `**` any characters, `?` one character but a dot. Time is
 * at most the product of both lengths, whatever the path: paths come from strangers, so no regular
 * expression is made of them.
 */
export function matchesTagPath(fullName: string, path: string): boolean {
  // reached[i]: the first i characters are covered by the tokens so far.
  let reached = [true, ...new Array<boolean>(fullName.length).fill(false)];
  for (const token of tokensOf(path)) {
    reached = token.startsWith('*')
      ? coverMany(reached, fullName, token === '**')
      : coverOne(reached, fullName, token);
    if (!reached.includes(true)) return false;
  }
  return reached[fullName.length] ?? false;
}

function coverMany(
  reached: readonly boolean[],
  text: string,
  acrossDots: boolean,
): boolean[] {
  let open = false;
  return reached.map((start, index) => {
    if (!acrossDots && text[index - 1] === '.') open = false;
    open ||= start;
    return open;
  });
}

function coverOne(
  reached: readonly boolean[],
  text: string,
  token: string,
): boolean[] {
  return reached.map((_, index) => {
    if (!reached[index - 1]) return false;
    const character = text[index - 1];
    return token === '?' ? character !== '.' : character === token;
  });
}

/** `**.*` says no more than `**` does. */
function tokensOf(path: string): string[] {
  const text = path.replaceAll('**.*', '**');
  return text.match(/\*\*|[^]/g) ?? [];
}

/** Something to choose. */
export interface Choice {
  id: string;
  label: string;
}

/** Entries that a list shows at once; more are found by typing on. */
const SHOWN = 50;

/** The choices whose label holds the text, whatever its case and accents, as many as a list shows at once. */
export function narrow(choices: readonly Choice[], text: string): Choice[] {
  const wanted = fold(text.trim());
  const found: Choice[] = [];
  for (const choice of choices) {
    if (found.length === SHOWN) {
      break;
    }
    if (fold(choice.label).includes(wanted)) {
      found.push(choice);
    }
  }
  return found;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase();
}

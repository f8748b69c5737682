import { Said } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';

/** A RangeError whose sentence other languages can say too. */
export class SaidRangeError extends RangeError {
  readonly said: Said;

  constructor(said: Said) {
    super(inEnglish(said));
    this.said = said;
  }
}

/** The sentence of an error as data; the words of another library stay as they are. */
export function sayError(error: Error & { said?: Said }): Said {
  return error.said ?? say('text', { text: error.message });
}

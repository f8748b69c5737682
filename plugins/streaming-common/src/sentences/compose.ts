import { Said, SaidValue } from './Said';
import { inEnglish, say } from './say';

export { allOf, listed, oneOf } from '@millrace/schema-compat';

/** The sentence with a full stop, where it has none. */
export function withStop(sentence: SaidValue): SaidValue {
  return /[.!?]$/.test(inEnglish(sentence))
    ? sentence
    : say('stopped', { sentence });
}

/** A plain text as a sentence that only repeats it; a sentence as it is. */
export function toSaid(value: SaidValue): Said {
  return typeof value === 'object' ? value : say('text', { text: value });
}

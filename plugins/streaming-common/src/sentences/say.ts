import { CodeIn, SentenceBook, ValuesOf } from '@millrace/schema-compat';
import { englishSentences } from './english';
import { Said, SaidValue } from './Said';

/** Every code that a sentence may have; a plural has one for all its forms. */
export type SentenceCode = CodeIn<typeof englishSentences>;
type Arguments<Code extends SentenceCode> = ValuesOf<
  typeof englishSentences,
  Code
>;

const book = new SentenceBook(englishSentences);

/** A sentence as data. The compiler knows which values its template asks for. */
export function say<Code extends SentenceCode>(
  code: Code,
  ...values: Arguments<Code>
): Said {
  return book.say(code, ...values);
}

/** A verdict's or an approval's reason: the English sentence, and the sentence as data. */
export function because<Code extends SentenceCode>(
  code: Code,
  ...params: Arguments<Code>
): { reason: string; said: Said } {
  return asReason(say(code, ...params));
}

/** {@link because} for a sentence that is already there. */
export function asReason(said: Said): { reason: string; said: Said } {
  return { reason: inEnglish(said), said };
}

/** What the button of a fix says, in the same two forms. */
export function labelled<Code extends SentenceCode>(
  code: Code,
  ...params: Arguments<Code>
): { label: string; said: Said } {
  const said = say(code, ...params);
  return { label: inEnglish(said), said };
}

/** The sentence in English; a code that this version does not know gives the code itself. */
export function inEnglish(value: SaidValue): string {
  return book.inEnglish(value);
}

/** Whether there is a sentence of this code. */
export function isSentenceCode(code: string): boolean {
  return book.has(code);
}

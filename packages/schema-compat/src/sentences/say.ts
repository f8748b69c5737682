import { schemaSentences } from './english';
import { Said, SaidValue } from './Said';
import { CodeIn, SentenceBook, ValuesOf } from './SentenceBook';

/** A code of {@link schemaSentences}. */
export type SchemaCode = CodeIn<typeof schemaSentences>;
type Values<Code extends SchemaCode> = ValuesOf<typeof schemaSentences, Code>;

const book = new SentenceBook(schemaSentences);

/** A sentence of this library as data. The compiler knows which values its template asks for. */
export function say<Code extends SchemaCode>(
  code: Code,
  ...values: Values<Code>
): Said {
  return book.say(code, ...values);
}

/** A sentence of this library in English. */
export function inEnglish(value: SaidValue): string {
  return book.inEnglish(value);
}

/** The English and the data of one sentence, as problems and findings carry both. */
export function worded(said: Said): { message: string; said: Said } {
  return { message: inEnglish(said), said };
}

/** {@link worded} for what to do about a finding. */
export function advised(said: Said): { description: string; said: Said } {
  return { description: inEnglish(said), said };
}

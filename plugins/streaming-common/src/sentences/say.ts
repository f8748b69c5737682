import { englishSentences } from './english';
import { Said, SaidValue } from './Said';

type Templates = typeof englishSentences;
type WithoutPlural<Key> = Key extends `${infer Stem}_one`
  ? Stem
  : Key extends `${infer _Stem}_other`
  ? never
  : Key;

/** Every code that a sentence may have; a plural has one for all its forms. */
export type SentenceCode = WithoutPlural<keyof Templates>;

type TemplateOf<Code extends SentenceCode> = Code extends keyof Templates
  ? Templates[Code]
  : `${Code}_other` extends keyof Templates
  ? Templates[`${Code}_other`]
  : never;
type NameIn<Slot> = Slot extends `${infer Name},${string}` ? Name : Slot;
type NamesIn<Template> =
  Template extends `${string}{{${infer Slot}}}${infer Rest}`
    ? NameIn<Slot> | NamesIn<Rest>
    : never;
type ParamsOf<Code extends SentenceCode> = {
  [Name in NamesIn<TemplateOf<Code>> & string]: SaidValue;
};
type Arguments<Code extends SentenceCode> = keyof ParamsOf<Code> extends never
  ? []
  : [params: ParamsOf<Code>];

// Read by any code at run time; what is not in the table is undefined.
const templates: Readonly<Record<string, string | undefined>> =
  englishSentences;
const plurals = new Intl.PluralRules('en');

/** A sentence as data. The compiler knows which values its template asks for. */
export function say<Code extends SentenceCode>(
  code: Code,
  ...[params]: Arguments<Code>
): Said {
  return { code, params: params ?? {} };
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
  if (typeof value !== 'object') {
    return String(value);
  }
  const { code, params } = value;
  return (templateOf(code, params.count) ?? code).replace(
    /\{\{(\w+)(?:, number)?\}\}/g,
    (_slot, name: string) => inEnglish(params[name] ?? ''),
  );
}

/** Whether there is a sentence of this code. */
export function isSentenceCode(code: string): boolean {
  return templateOf(code, 1) !== undefined;
}

function templateOf(code: string, count: SaidValue | undefined) {
  return typeof count === 'number'
    ? templates[`${code}_${plurals.select(count)}`] ?? templates[code]
    : templates[code];
}

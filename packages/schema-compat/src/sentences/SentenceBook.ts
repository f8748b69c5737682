import { Said, SaidValue } from './Said';

type WithoutPlural<Key> = Key extends `${infer Stem}_one`
  ? Stem
  : Key extends `${infer _Stem}_other`
  ? never
  : Key;

/**
 * Every code that a sentence of these templates may have; a plural has one for all its forms.
 *
 * @public
 */
export type CodeIn<Templates> = WithoutPlural<keyof Templates> & string;

type TemplateOf<Templates, Code extends string> = Code extends keyof Templates
  ? Templates[Code]
  : `${Code}_other` extends keyof Templates
  ? Templates[`${Code}_other`]
  : never;
type NameIn<Slot> = Slot extends `${infer Name},${string}` ? Name : Slot;
type NamesIn<Template> =
  Template extends `${string}{{${infer Slot}}}${infer Rest}`
    ? NameIn<Slot> | NamesIn<Rest>
    : never;
type ParamsOf<Templates, Code extends string> = {
  [Name in NamesIn<TemplateOf<Templates, Code>> & string]: SaidValue;
};

/**
 * The values that the template of a code asks for: none, or one object of them.
 *
 * @public
 */
export type ValuesOf<Templates, Code extends string> = keyof ParamsOf<
  Templates,
  Code
> extends never
  ? []
  : [params: ParamsOf<Templates, Code>];

/**
 * The English of sentences by code.
 *
 * `{{name}}` in a template is a value, `{{name, number}}` one that pages write as their language does; of `code_one` and
 * `code_other` the value `count` chooses.
 *
 * @public
 */
export class SentenceBook<Templates extends Readonly<Record<string, string>>> {
  readonly #templates: Readonly<Record<string, string | undefined>>;
  readonly #plurals = new Intl.PluralRules('en');

  constructor(templates: Templates) {
    this.#templates = templates;
  }

  /** A sentence as data. The compiler knows which values its template asks for. */
  say<Code extends CodeIn<Templates>>(
    code: Code,
    ...[params]: ValuesOf<Templates, Code>
  ): Said {
    return { code, params: params ?? {} };
  }

  /** The sentence in English; a code that this version does not know gives the code itself. */
  inEnglish(value: SaidValue): string {
    if (typeof value !== 'object') return String(value);
    const { code, params } = value;
    return (this.#templateOf(code, params.count) ?? code).replace(
      /\{\{(\w+)(?:, number)?\}\}/g,
      (_slot, name: string) => this.inEnglish(params[name] ?? ''),
    );
  }

  /** Whether there is a sentence of this code. */
  has(code: string): boolean {
    return this.#templateOf(code, 1) !== undefined;
  }

  #templateOf(code: string, count: SaidValue | undefined) {
    const templates = this.#templates;
    return typeof count === 'number'
      ? templates[`${code}_${this.#plurals.select(count)}`] ?? templates[code]
      : templates[code];
  }
}

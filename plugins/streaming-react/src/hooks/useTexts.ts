import {
  TranslationRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { en } from '../translation/en';
import { streamingTranslationRef } from '../translation/streamingTranslationRef';

type SlotsIn<Text> = Text extends `${string}{{${infer Slot}}}${infer Rest}`
  ? Slot | SlotsIn<Rest>
  : never;
/** Key and slots of every text of a tree; a plural has one key for all its forms, and a count. */
type EntryOf<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? Key extends `${infer Stem}_${'one' | 'other'}`
      ? [key: `${Path}${Stem}`, slot: SlotsIn<Tree[Key]> | 'count, number']
      : [key: `${Path}${Key}`, slot: SlotsIn<Tree[Key]>]
    : EntryOf<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];
/** The slots of every text by key, as they are written. What the backend says is not the pages' to say. */
type Slots = {
  [Entry in EntryOf<Omit<typeof en, 'said'>> as Entry[0]]: Entry[1];
};
type ValuesOf<Slot> = [Slot] extends [never]
  ? []
  : [
      values: {
        [Name in Slot & string as Name extends `${infer Stem}, number`
          ? Stem
          : Name]: Name extends `${string}, number` ? number : string;
      },
    ];

/**
 * Says a text of the plugin in the language of the reader: `t(key, values)`.
 *
 * @public
 */
export type Texts = <Key extends keyof Slots>(
  key: Key,
  ...values: ValuesOf<Slots[Key]>
) => string;

/**
 * The plugin's {@link Texts} in the language of the reader.
 *
 * @public
 */
export function useTexts(): Texts {
  const ref: TranslationRef = streamingTranslationRef;
  // The reference and `Texts` are made of the same `en`. The type that Backstage infers asks for the same values, but goes
  // through every text at every call, which takes the compiler minutes.
  return useTranslationRef(ref).t as Texts;
}

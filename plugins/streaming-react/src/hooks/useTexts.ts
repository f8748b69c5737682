import {
  TranslationFunction,
  TranslationRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { streamingTranslationRef } from '../translation/streamingTranslationRef';

type MessagesOf<Ref> = Ref extends TranslationRef<string, infer Messages>
  ? Messages
  : never;

/**
 * Says a text of the plugin in the language of the reader: `t(key, values)`.
 *
 * @public
 */
export type Texts = TranslationFunction<
  MessagesOf<typeof streamingTranslationRef>
>;

/**
 * The plugin's {@link Texts} in the language of the reader.
 *
 * @public
 */
export function useTexts(): Texts {
  return useTranslationRef(streamingTranslationRef).t;
}

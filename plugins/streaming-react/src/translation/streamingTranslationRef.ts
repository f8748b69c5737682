import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { en } from './en';
import { flattenMessages } from './flattenMessages';

/**
 * Every text of the streaming plugin. English is built in, French is loaded when it is chosen.
 *
 * @public
 */
export const streamingTranslationRef = createTranslationRef({
  id: 'streaming',
  messages: en,
  translations: {
    // `fr` has the type of `en` with other texts, so its flattened keys are those of the reference.
    fr: async () => ({
      default: flattenMessages((await import('./fr')).fr) as never,
    }),
  },
});

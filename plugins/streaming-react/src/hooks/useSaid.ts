import { Said } from '@millrace/backstage-plugin-streaming-common';
import { useCallback } from 'react';
import { translateSaid } from '../translation/translateSaid';
import { useTexts } from './useTexts';

/**
 * Says a sentence of the backend: `(message, said)` gives it in the language of the reader, or the English `message`
 * where it was stored without `said` or comes from a newer version than this page.
 *
 * @public
 */
export type SaySentence = (message: string, said?: Said) => string;

/**
 * The {@link SaySentence} of the reader's language.
 *
 * @public
 */
export function useSaid(): SaySentence {
  const t = useTexts();
  return useCallback((message, said) => translateSaid(t, message, said), [t]);
}

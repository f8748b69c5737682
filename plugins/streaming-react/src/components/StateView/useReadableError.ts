import { useCallback } from 'react';
import { useSaid } from '../../hooks/useSaid';
import { useTexts } from '../../hooks/useTexts';
import { readableError } from './readableError';

/**
 * Says an error in a sentence of the reader's language, with the technical text behind it.
 *
 * @public
 */
export function useReadableError(): (error: Error) => {
  sentence: string;
  technical: string;
} {
  const t = useTexts();
  const say = useSaid();
  return useCallback(
    error => {
      const { sentence, said, technical } = readableError(error);
      return {
        sentence:
          sentence === undefined ? t('common.unexpected') : say(sentence, said),
        technical,
      };
    },
    [say, t],
  );
}

import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { useEffect, useMemo, useState } from 'react';
import { createFormat, Format } from '../format/createFormat';

/**
 * Numbers, ages and durations as the reader's language writes them.
 *
 * @public
 */
export function useFormat(): Format {
  const languages = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(
    () => languages?.getLanguage().language ?? 'en',
  );
  useEffect(() => {
    const subscription = languages
      ?.language$()
      .subscribe(next => setLanguage(next.language));
    return () => subscription?.unsubscribe();
  }, [languages]);
  return useMemo(() => createFormat(language), [language]);
}

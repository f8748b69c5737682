import { appThemeApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/**
 * Whether the portal is light or dark now, for libraries that bring their own colours.
 *
 * @public
 */
export function useColorMode(): 'light' | 'dark' {
  const themes = useApi(appThemeApiRef);
  const [activeId, setActiveId] = useState(() => themes.getActiveThemeId());
  useEffect(() => {
    const subscription = themes.activeThemeId$().subscribe(setActiveId);
    return () => subscription.unsubscribe();
  }, [themes]);
  const chosen = themes.getInstalledThemes().find(({ id }) => id === activeId);
  return chosen?.variant ?? (systemIsDark() ? 'dark' : 'light');
}

function systemIsDark(): boolean {
  return (
    typeof window.matchMedia === 'function' &&
    window.matchMedia('(prefers-color-scheme: dark)').matches
  );
}

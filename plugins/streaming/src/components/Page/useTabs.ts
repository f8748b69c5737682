import { HeaderNavTab } from '@backstage/ui';
import { useTexts } from '@millrace/backstage-plugin-streaming-react';
import { useLocation } from 'react-router-dom';
import { useStreamingPaths } from '../../routing';

/** The tabs in the order of a person's day, and the one the reader is in. */
export function useTabs(): { tabs: HeaderNavTab[]; activeTabId: string } {
  const t = useTexts();
  const paths = useStreamingPaths();
  const { pathname } = useLocation();
  const tabs = [
    { id: 'home', label: t('nav.home'), href: paths.home },
    { id: 'streams', label: t('nav.streams'), href: paths.topics },
    { id: 'schemas', label: t('nav.schemas'), href: paths.schemas },
    { id: 'lineage', label: t('nav.lineage'), href: paths.lineage() },
    { id: 'requests', label: t('nav.requests'), href: paths.requests },
    { id: 'ownership', label: t('nav.ownership'), href: paths.ownership },
    { id: 'clusters', label: t('nav.clusters'), href: paths.clusters },
  ];
  const active = tabs.find(
    ({ id, href }) =>
      id !== 'home' && (pathname === href || pathname.startsWith(`${href}/`)),
  );
  return { tabs, activeTabId: active?.id ?? 'home' };
}

import { PluginHeader } from '@backstage/ui';
import {
  LoadingView,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { RiFlowChart } from '@remixicon/react';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { useStreamingPaths } from '../../routing';
import { ClustersPage } from '../ClustersPage';
import { HomePage } from '../HomePage';
import { OwnershipPage } from '../OwnershipPage';
import { RequestPage } from '../RequestPage';
import { RequestsPage } from '../RequestsPage';
import { TopicsPage } from '../TopicsPage';

// The graph library and the layout engine come with the only page that needs them.
const LineagePage = lazy(() =>
  import('../LineagePage').then(page => ({ default: page.LineagePage })),
);

/** The whole of the plugin below its root: tabs in the order of a person's day, and the page of each. */
export function StreamingPages() {
  const t = useTexts();
  const paths = useStreamingPaths();
  return (
    <>
      <PluginHeader
        title={t('nav.title')}
        titleLink={paths.home}
        icon={<RiFlowChart />}
        tabs={[
          { id: 'home', label: t('nav.home'), href: paths.home },
          {
            id: 'streams',
            label: t('nav.streams'),
            href: paths.topics,
            matchStrategy: 'prefix',
          },
          {
            id: 'lineage',
            label: t('nav.lineage'),
            href: paths.lineage(),
            matchStrategy: 'prefix',
          },
          {
            id: 'requests',
            label: t('nav.requests'),
            href: paths.requests,
            matchStrategy: 'prefix',
          },
          {
            id: 'ownership',
            label: t('nav.ownership'),
            href: paths.ownership,
            matchStrategy: 'prefix',
          },
          {
            id: 'clusters',
            label: t('nav.clusters'),
            href: paths.clusters,
            matchStrategy: 'prefix',
          },
        ]}
      />
      <Suspense fallback={<LoadingView what={t('nav.lineage')} />}>
        <Routes>
          <Route index element={<HomePage />} />
          <Route path="topics" element={<TopicsPage />} />
          <Route path="ownership" element={<OwnershipPage />} />
          <Route path="lineage" element={<LineagePage />} />
          <Route path="requests" element={<RequestsPage />} />
          <Route path="requests/:id" element={<RequestPage />} />
          <Route path="clusters" element={<ClustersPage />} />
          <Route path="*" element={<HomePage />} />
        </Routes>
      </Suspense>
    </>
  );
}

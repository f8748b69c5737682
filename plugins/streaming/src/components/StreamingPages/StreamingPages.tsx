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
import { SchemasPage } from '../SchemasPage';
import { TopicsPage } from '../TopicsPage';
import { UnknownPage } from './UnknownPage';

// The graph library and the layout engine come with the only page that needs them.
const LineagePage = lazy(() =>
  import('../LineagePage').then(page => ({ default: page.LineagePage })),
);

// The schema library comes with the only pages that read schemas.
const SchemaPage = lazy(() =>
  import('../SchemaPage').then(page => ({ default: page.SchemaPage })),
);

/** The whole of the plugin below its root. */
export function StreamingPages() {
  const t = useTexts();
  const paths = useStreamingPaths();
  return (
    <>
      <PluginHeader
        title={t('nav.title')}
        titleLink={paths.home}
        icon={<RiFlowChart />}
      />
      <Suspense fallback={<LoadingView what={t('nav.title')} />}>
        <Routes>
          <Route index element={<HomePage />} />
          <Route path="topics" element={<TopicsPage />} />
          <Route path="ownership" element={<OwnershipPage />} />
          <Route path="schemas" element={<SchemasPage />} />
          <Route path="schemas/:cluster/:subject" element={<SchemaPage />} />
          <Route path="lineage" element={<LineagePage />} />
          <Route path="requests" element={<RequestsPage />} />
          <Route path="requests/:id" element={<RequestPage />} />
          <Route path="clusters" element={<ClustersPage />} />
          <Route path="*" element={<UnknownPage />} />
        </Routes>
      </Suspense>
    </>
  );
}

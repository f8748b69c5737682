import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { StreamingClient } from '@millrace/backstage-plugin-streaming-common';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import { Route, Routes } from 'react-router-dom';
import { StreamingPages } from '../components/StreamingPages';
import { rootRouteRef, selectedTemplateRouteRef } from '../routing';
import { createFakeClient } from './fakeClient';

/** The plugin's pages at an address below `/streaming`, answered by the fake client. */
export function renderPages(
  path: string,
  overrides: Partial<StreamingClient> = {},
) {
  return renderInTestApp(
    <Routes>
      <Route path="/streaming/*" element={<StreamingPages />} />
    </Routes>,
    {
      initialRouteEntries: [`/streaming${path}`],
      mountedRoutes: {
        '/streaming': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': selectedTemplateRouteRef,
      },
      apis: [
        [streamingApiRef, createFakeClient(overrides)],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );
}

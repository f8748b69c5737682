import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { createFakeClient } from './__testUtils__/fakeClient';
import { StreamingPage, streamingPlugin } from './legacy';

describe('the plugin on the old frontend system', () => {
  it('brings its client and its route', () => {
    expect([...streamingPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      streamingApiRef.id,
    ]);
    expect(streamingPlugin.routes.root).toBeDefined();
  });

  it('mounts its pages', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [streamingApiRef, createFakeClient()],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        <Routes>
          <Route path="/streaming/*" element={<StreamingPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/streaming/requests'],
        mountedRoutes: {
          '/streaming': streamingPlugin.routes.root,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(
      await screen.findByRole('link', { name: 'orders.order.cancelled.v1' }),
    ).toHaveAttribute('href', '/streaming/requests/REQ-7');
  });
});

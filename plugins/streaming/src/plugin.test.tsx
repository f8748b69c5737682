import { renderTestApp } from '@backstage/frontend-test-utils';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { createFakeClient } from './__testUtils__/fakeClient';
import streamingPlugin from './plugin';

describe('the plugin on the new frontend system', () => {
  it('serves its page under its tabs', async () => {
    renderTestApp({
      features: [streamingPlugin],
      initialRouteEntries: ['/streaming/clusters'],
      apis: [
        [streamingApiRef, createFakeClient()],
        [catalogApiRef, catalogApiMock()],
      ],
    });
    expect(await screen.findByText('Development')).toBeInTheDocument();
    for (const tab of [
      'Home',
      'Streams',
      'Schemas',
      'Lineage',
      'Requests',
      'Ownership',
      'Clusters',
    ]) {
      expect(screen.getAllByRole('link', { name: tab }).length).toBeGreaterThan(
        0,
      );
    }
  });
});

import { renderTestApp } from '@backstage/frontend-test-utils';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import { createFakeClient } from './__testUtils__/fakeClient';
import streamingPlugin from './plugin';

describe('the plugin on the new frontend system', () => {
  it('serves its page with the tabs in the order of a day', async () => {
    renderTestApp({
      features: [streamingPlugin],
      initialRouteEntries: ['/streaming/clusters'],
      apis: [
        [streamingApiRef, createFakeClient()],
        [catalogApiRef, catalogApiMock()],
      ],
    });
    expect(await screen.findByText('Development')).toBeInTheDocument();
    const tabs = screen.getByRole('navigation');
    expect(
      within(tabs)
        .getAllByRole('link')
        .map(tab => tab.textContent),
    ).toEqual([
      'Home',
      'Streams',
      'Lineage',
      'Requests',
      'Ownership',
      'Clusters',
    ]);
  });
});

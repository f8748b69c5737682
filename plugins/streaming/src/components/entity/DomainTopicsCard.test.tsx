import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { StreamingClient } from '@millrace/backstage-plugin-streaming-common';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import { screen } from '@testing-library/react';
import { createFakeClient } from '../../__testUtils__/fakeClient';
import { DomainTopicsCard } from './DomainTopicsCard';

function renderCard(listTopics?: StreamingClient['listTopics']) {
  return renderInTestApp(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Domain',
        metadata: { name: 'orders' },
        spec: { owner: 'team-checkout' },
      }}
    >
      <DomainTopicsCard />
    </EntityProvider>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [streamingApiRef, createFakeClient(listTopics ? { listTopics } : {})],
      ],
    },
  );
}

describe('the topics of a domain', () => {
  it('lists them, each a way to its page', async () => {
    const listTopics = jest.fn(createFakeClient().listTopics);
    renderCard(listTopics);
    const [link] = await screen.findAllByRole('link', { name: /orders/ });
    expect(link).toHaveAttribute('href', expect.stringMatching('/catalog/'));
    expect(listTopics).toHaveBeenCalledWith(
      { query: expect.objectContaining({ domain: 'orders' }) },
      expect.anything(),
    );
  });

  it('says which topics would appear where there is none', async () => {
    renderCard(async () => ({ items: [], pageInfo: { total: 0 } }));
    expect(
      await screen.findByText(
        'Topics whose names begin with orders appear here.',
      ),
    ).toBeVisible();
  });
});

import { NotFoundError } from '@backstage/errors';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anOwnershipItem, aTopic, renderPages } from '../../__testUtils__';

const empty = async () => ({ items: [], pageInfo: { total: 0 } });

describe('the pages', () => {
  it('start with what needs the reader, and one button to ask', async () => {
    renderPages('');
    const waiting = await screen.findByRole('region', {
      name: 'Waiting for your decision',
    });
    expect(
      await within(waiting).findByRole('link', {
        name: 'orders.order.cancelled.v1',
      }),
    ).toHaveAttribute('href', '/streaming/requests/REQ-7');
    expect(
      screen.getByRole('link', { name: 'Request a topic' }),
    ).toHaveAttribute('href', '/create/templates/default/new-topic');
    expect(
      await screen.findByText('1 topic has no confirmed owner.'),
    ).toBeInTheDocument();
  });

  it('list topics with a link to their page, and say who owns them', async () => {
    renderPages('/topics');
    expect(
      await screen.findByRole('link', { name: 'orders.order.placed.v1' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('/catalog/default/resource/'),
    );
    expect(screen.getByText('team-orders')).toBeInTheDocument();
    expect(screen.getByText('1.2M')).toHaveAttribute('title', '1,234,567');
  });

  it('keep filters in the address and hand them to the backend', async () => {
    const listTopics = jest
      .fn()
      .mockResolvedValue({ items: [aTopic()], pageInfo: { total: 1 } });
    renderPages('/topics?view=mine&role=dlq&sort=lag&order=desc', {
      listTopics,
    });
    await screen.findByRole('link', { name: 'orders.order.placed.v1' });
    expect(listTopics.mock.calls[0][0].query).toMatchObject({
      mine: true,
      role: 'dlq',
      sort: 'lag',
      order: 'desc',
    });
  });

  it('say what would fill an empty list and offer it', async () => {
    renderPages('/requests?view=mine', { listRequests: empty });
    expect(
      await screen.findByText('You have not asked for anything yet'),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('link', { name: 'Request a topic' }).length,
    ).toBeGreaterThan(0);
  });

  it('say that an address leads nowhere', async () => {
    renderPages('/nothing');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '/streaming/nothing: not found',
    );
  });

  it('do not ask on and on for what is not there', async () => {
    jest.useFakeTimers();
    try {
      const getRequest = jest
        .fn()
        .mockRejectedValue(new NotFoundError('Request "REQ-999" not found'));
      renderPages('/requests/REQ-999', { getRequest });
      await act(() => jest.advanceTimersByTimeAsync(20_000));
      expect(screen.getByRole('alert')).toHaveTextContent('REQ-999');
      expect(getRequest).toHaveBeenCalledTimes(1);
      await act(() => jest.advanceTimersByTimeAsync(15_000));
      expect(getRequest).toHaveBeenCalledTimes(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('never show an error as an empty list', async () => {
    renderPages('/requests', {
      listRequests: async () => {
        throw new Error('connect ECONNREFUSED');
      },
    });
    expect(
      await screen.findByText('Requests could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.queryByText('There are no requests yet')).toBeNull();
  });

  it('claim an unowned topic for a team of the reader', async () => {
    const claimTopic = jest.fn().mockResolvedValue(aTopic().ownership);
    const item = anOwnershipItem();
    renderPages('/ownership', { claimTopic });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: `Claim ${item.topic}` }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Claim' }));
    await waitFor(() =>
      expect(claimTopic).toHaveBeenCalledWith({
        params: { cluster: 'dev', topic: item.topic },
        body: { owner: 'group:default/team-orders' },
      }),
    );
  });

  it('show how data flows as a table with the rows of the picture', async () => {
    renderPages('/lineage?root=topic:dev/orders.order.placed.v1&view=table');
    expect(
      await screen.findByRole('region', { name: 'Nodes' }),
    ).toHaveTextContent('payment-service');
    expect(screen.getByRole('region', { name: 'Flows' })).toHaveTextContent(
      'O Observed, D Declared',
    );
    expect(screen.getByText('4 more nodes are not drawn')).toBeInTheDocument();
  });

  it('hide a provenance on request and say how much that hides', async () => {
    renderPages('/lineage?root=topic:dev/orders.order.placed.v1&view=table');
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /Observed/ }),
    );
    expect(
      await screen.findByText('Observed hidden: 4 statements'),
    ).toBeInTheDocument();
  });

  it('list who is hit when a topic goes away', async () => {
    renderPages('/lineage?root=topic:dev/orders.order.placed.v1&impact=true');
    expect(
      await screen.findByText(
        '2 things are hit, of 2 teams: 1 break, 1 starve, 0 get worse.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('team-payments')).toBeInTheDocument();
  });

  it('show what a cluster can do and how it is', async () => {
    renderPages('/clusters');
    expect(await screen.findByText('Development')).toBeInTheDocument();
    expect(screen.getByText('traffic observed')).toBeInTheDocument();
    expect(screen.getByText('transactions (no)')).toBeInTheDocument();
  });
});

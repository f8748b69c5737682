import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aPlan, aRequest, renderPages } from '../../__testUtils__';

const editable = aRequest({
  actions: { ...aRequest().actions, approve: false, reject: false, edit: true },
});

describe('editing a request', () => {
  it('judges the name while it is typed, offers the fix, and saves the answers', async () => {
    const editRequest = jest.fn().mockResolvedValue(editable);
    renderPages('/requests/REQ-7', {
      getRequest: async () => editable,
      planRequest: async () => aPlan({ checks: [] }),
      editRequest,
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const dialog = within(await screen.findByRole('dialog'));
    const name = await dialog.findByTestId('topic-name');
    expect(name).toHaveTextContent('orders.order.cancelled.v1');

    const version = dialog.getByLabelText('Version');
    await user.clear(version);
    await user.type(version, '2');
    expect(name).toHaveTextContent('orders.order.cancelled.2');
    await user.click(await dialog.findByRole('button', { name: /^Use .*v2$/ }));
    expect(name).toHaveTextContent('orders.order.cancelled.v2');

    await user.click(dialog.getByRole('button', { name: 'Simple envelope' }));
    expect(await dialog.findByText('metadata.event_time')).toBeInTheDocument();

    await user.click(
      dialog.getByRole('button', { name: 'Save and check again' }),
    );
    await waitFor(() => expect(editRequest).toHaveBeenCalled());
    expect(editRequest.mock.calls[0][0]).toMatchObject({
      params: { id: 'REQ-7' },
      body: { revision: 2, answers: { segments: { version: 'v2' } } },
    });
  });
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aRequest, renderPages } from '../../__testUtils__';

const approved = aRequest({
  state: 'provisioned',
  waitingFor: [],
  approvals: [],
  actions: { ...aRequest().actions, approve: false, reject: false },
});

describe('the page of a request', () => {
  it('says first what happens next and who has it now', async () => {
    renderPages('/requests/REQ-7');
    expect(
      await screen.findByText(/Next: approval by platform-team/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/with 3 partitions in 1 copy, kept 7 days/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Confidential data needs the platform team.'),
    ).toBeInTheDocument();
  });

  it('says of a refused one that its checks refuse it, and of a failed one why, then what helps', async () => {
    const [check] = aRequest().checks;
    const refused = aRequest({
      state: 'draft',
      checks: check ? [{ ...check, level: 'fail' }] : [],
    });
    const failed = aRequest({
      state: 'failed',
      steps: [
        {
          id: 'one',
          kind: 'topic',
          item: 'topic',
          title: 'Topic sales.basket.confirmed.v1',
          outcome: 'failed',
          detail: 'nobody answers',
          attempt: 1,
          startedAt: null,
          endedAt: null,
        },
      ],
    });
    for (const [request, sentence] of [
      [refused, /Its checks refuse it as it stands/],
      [failed, /failed: nobody answers\. Try again/],
    ] as const) {
      const { unmount } = renderPages('/requests/REQ-7', {
        getRequest: async () => request,
      });
      expect(await screen.findByText(sentence)).toBeInTheDocument();
      unmount();
    }
  });

  it('approves the shown revision with a comment', async () => {
    const approveRequest = jest.fn().mockResolvedValue(approved);
    let current = aRequest();
    renderPages('/requests/REQ-7', {
      approveRequest: async input => {
        current = approved;
        return approveRequest(input);
      },
      getRequest: async () => current,
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.type(
      await screen.findByLabelText(/Comment \(optional\)/),
      'Fine',
    );
    const buttons = screen.getAllByRole('button', { name: 'Approve' });
    await user.click(buttons[buttons.length - 1] as HTMLElement);
    await waitFor(() =>
      expect(approveRequest).toHaveBeenCalledWith({
        params: { id: 'REQ-7' },
        body: { revision: 2, comment: 'Fine' },
      }),
    );
    expect(await screen.findByText('Everything exists.')).toBeInTheDocument();
  });

  it('asks for a reason before it rejects', async () => {
    renderPages('/requests/REQ-7');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const reason = await screen.findByLabelText(/Reason/);
    const confirm = () => {
      const buttons = screen.getAllByRole('button', { name: 'Reject' });
      return buttons[buttons.length - 1];
    };
    await user.type(reason, 'No');
    expect(confirm()).toBeDisabled();
    await user.type(reason, 'body needs this topic');
    expect(confirm()).toBeEnabled();
  });

  it('shows a failed step with its detail and offers to try again', async () => {
    const failed = aRequest({
      state: 'failed',
      waitingFor: [],
      actions: {
        ...aRequest().actions,
        approve: false,
        reject: false,
        retry: true,
      },
      steps: [
        {
          id: 'schema',
          kind: 'schema',
          item: 'subject',
          title: 'Register the schema',
          outcome: 'failed',
          detail: 'The registry did not answer.',
          attempt: 2,
          startedAt: null,
          endedAt: null,
        },
      ],
    });
    renderPages('/requests/REQ-7', { getRequest: async () => failed });
    expect(
      await screen.findByText(/Step “Register the schema” failed/),
    ).toBeInTheDocument();
    expect(screen.getByText('(attempt 2)')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });

  it('names what could not be loaded and lets the reader try again', async () => {
    const getRequest = jest
      .fn()
      .mockRejectedValueOnce(new Error('The backend is starting'))
      .mockResolvedValue(aRequest());
    renderPages('/requests/REQ-7', { getRequest });
    expect(
      await screen.findByText('Request REQ-7 could not be loaded'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/Next: approval by platform-team/),
    ).toBeInTheDocument();
  });
});

import { NotFoundError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aSubject,
  aSubjectRow,
  aVersion,
  renderPages,
} from '../../__testUtils__';

const page = '/schemas/dev/orders.order.placed.v1-value';
const subjectWith = (changes: Parameters<typeof aSubject>[0]) => ({
  getSubject: async () => aSubject(changes),
});

describe('the schema pages', () => {
  it('list subjects with their topics, and open the page of one', async () => {
    renderPages('/schemas');
    expect(
      await screen.findByRole('link', {
        name: 'orders.order.placed.v1-value',
      }),
    ).toHaveAttribute('href', `/streaming${page}`);
    expect(screen.getByText('orders.order.placed.v1')).toBeInTheDocument();
  });

  it('hand the filters of the address to the backend', async () => {
    const listSubjects = jest.fn().mockResolvedValue({
      items: [aSubjectRow()],
      pageInfo: { total: 1 },
    });
    renderPages('/schemas?type=JSON&level=FULL&sort=versions&order=desc', {
      listSubjects,
    });
    await screen.findByRole('link', { name: 'orders.order.placed.v1-value' });
    expect(listSubjects.mock.calls[0][0].query).toMatchObject({
      type: 'JSON',
      compatibility: 'FULL',
      sort: 'versions',
      order: 'desc',
    });
  });

  it('tell an empty list from one that matches nothing', async () => {
    const nothing = {
      listSubjects: async () => ({ items: [], pageInfo: { total: 0 } }),
    };
    renderPages('/schemas?type=JSON', nothing);
    expect(
      await screen.findByText('Nothing matches these filters'),
    ).toBeInTheDocument();
  });

  it('never show an error as an empty list', async () => {
    renderPages('/schemas', {
      listSubjects: async () => {
        throw new Error('connect ECONNREFUSED');
      },
    });
    expect(
      await screen.findByText('Schemas could not be loaded'),
    ).toBeInTheDocument();
  });

  it('say of a subject that is hidden what they say of one that is not there', async () => {
    renderPages(page, {
      getSubject: async () => {
        throw new NotFoundError('Subject "x" is not in the registry');
      },
    });
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Versions' })).toBeNull();
  });

  it('show versions with deleted ones marked, and who reads the topics', async () => {
    renderPages(page);
    const versions = await screen.findByRole('region', { name: 'Versions' });
    const deleted = within(versions)
      .getAllByRole('row')
      .find(row => row.textContent?.includes('Version 3'));
    expect(deleted).toHaveTextContent('Deleted');
    expect(
      screen.getByRole('region', { name: 'Topics and readers' }),
    ).toHaveTextContent('payment-service');
    expect(screen.getByRole('link', { name: 'REQ-3' })).toHaveAttribute(
      'href',
      '/streaming/requests/REQ-3',
    );
  });

  it('compare any two versions that the address names', async () => {
    renderPages(`${page}?view=changes&version=3&compare=1`);
    const changes = await screen.findByRole('region', { name: 'Changes' });
    const added = within(changes)
      .getAllByRole('row')
      .find(row => row.textContent?.includes('total'));
    expect(added).toHaveTextContent('Added');
    expect(screen.getByTestId('change-summary')).toHaveTextContent('Major');
  });

  it('advise on the version that is shown, with the corrected fragment', async () => {
    renderPages(`${page}?view=advice&version=3`);
    const advice = await screen.findByRole('list', { name: 'Advice' });
    expect(advice).toHaveTextContent('lint.no-float-money');
    expect(advice).toHaveTextContent('total_cents');
  });

  it('link what a schema builds on, and count what may not be seen', async () => {
    const reference = { name: 'Money', subject: 'money', version: 2 };
    const gone = { name: 'Gone', subject: 'gone', version: 1 };
    renderPages(
      page,
      subjectWith({
        versions: [
          aVersion(1, [], {
            references: [reference, gone],
            hiddenReferences: 2,
          }),
        ],
        referenced: [
          { subject: 'money', version: 2, schema: '"int"', references: [] },
        ],
        referencedBy: [{ subject: 'basket', version: 4, references: 1 }],
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'money, version 2' }),
    ).toHaveAttribute('href', '/streaming/schemas/dev/money?version=2');
    expect(screen.getByText(/^gone, version 1/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /^gone/ })).toBeNull();
    expect(
      screen.getByText('2 schemas that you may not see'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^basket/ })).toBeInTheDocument();
  });

  it('show rules and tags, and not the value of a sensitive property', async () => {
    renderPages(
      `${page}?view=contract`,
      subjectWith({
        versions: [
          aVersion(1, [], {
            metadata: {
              tags: { '**.email': ['PII'] },
              properties: { team: 'orders' },
              sensitive: ['token'],
            },
            ruleSet: {
              domainRules: [
                { name: 'positive', type: 'CEL', expr: 'message.n > 0' },
              ],
            },
            unread: ['metadata'],
          }),
        ],
      }),
    );
    expect(await screen.findByText('message.n > 0')).toBeInTheDocument();
    expect(screen.getByText('PII')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /token/ })).toHaveTextContent(
      /hidden/i,
    );
    expect(screen.getByRole('button', { name: /^Try/ })).toBeDisabled();
  });

  it('keep the part that is shown in the address', async () => {
    renderPages(page);
    await userEvent.click(await screen.findByRole('radio', { name: 'Fields' }));
    expect(
      await screen.findByRole('region', { name: 'Fields' }),
    ).toHaveTextContent('Names the order.');
  });
});

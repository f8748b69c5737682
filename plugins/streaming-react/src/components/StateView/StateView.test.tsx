import { renderInTestApp } from '@backstage/frontend-test-utils';
import { ResponseError } from '@backstage/errors';
import { because } from '@millrace/backstage-plugin-streaming-common';
import { screen } from '@testing-library/react';
import { StateView } from './StateView';

async function failedWith(name: string, message: string, said?: object) {
  const body = {
    error: { name, message, said },
    response: { statusCode: name === 'NotFoundError' ? 404 : 409 },
  };
  const error = await ResponseError.fromResponse(
    // A response as `fetch` gives it, as far as errors read it.
    {
      ok: false,
      status: body.response.statusCode,
      statusText: name,
      url: 'http://test/api',
      headers: new Headers({ 'content-type': 'application/json' }),
      text: async () => JSON.stringify(body),
    } as Response & { headers: Headers },
  );
  renderInTestApp(
    <StateView
      what="The topic"
      query={{
        status: 'error',
        error,
        refresh: () => {},
        replace: () => {},
      }}
    >
      {() => null}
    </StateView>,
  );
}

it('says of what may not be seen that it is not found, and offers no second try', async () => {
  await failedWith('NotFoundError', 'Topic "a" does not exist');
  expect(await screen.findByText('The topic: not found')).toBeInTheDocument();
  expect(screen.getByText(/^Topic "a" does not exist\. Either/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('says what the backend refused by the code of the sentence', async () => {
  const { said } = because('request.peopleDecide', { id: 'REQ-7' });
  await failedWith('NotAllowedError', 'from an old copy', said);
  expect(
    await screen.findByText(/Decisions on REQ-7 are made by people/),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

it('says the English of a sentence that only a newer backend has', async () => {
  await failedWith('NotAllowedError', 'Brand new', {
    code: 'request.brandNew',
    params: {},
  });
  expect(await screen.findByText('Brand new')).toBeVisible();
});

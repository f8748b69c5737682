import {
  identityApiRef,
  StorageApi,
  storageApiRef,
} from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import {
  StreamingClient,
  topicAnswersSchema,
} from '@millrace/backstage-plugin-streaming-common';
import { act, renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { streamingApiRef } from '../api/streamingApiRef';
import { useDraft } from './useDraft';

const answers = topicAnswersSchema.parse({
  environment: 'dev',
  segments: { domain: 'orders' },
  owner: '',
  key: { strategy: 'entity', field: null, ordering: '' },
});

function open(
  storage: StorageApi,
  options: { user?: string; sent?: boolean } = {},
) {
  const client: Pick<StreamingClient, 'listRequests' | 'getRequest'> = {
    listRequests: jest.fn(async () => ({
      items: options.sent ? [{ id: 'REQ-1', unreadable: null }] : [],
      pageInfo: { total: 0 },
    })) as never,
    getRequest: jest.fn(async () => ({ answers })) as never,
  };
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider
      apis={[
        [storageApiRef, storage],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: options.user ?? 'user:default/ada',
          }),
        ],
        // Only what a draft asks for.
        [streamingApiRef, client as StreamingClient],
      ]}
    >
      {children}
    </TestApiProvider>
  );
  return renderHook(() => useDraft(), { wrapper });
}

async function readyDraft(...args: Parameters<typeof open>) {
  const view = open(...args);
  await waitFor(() => expect(view.result.current.ready).toBe(true));
  return view;
}

it('finds what its person left behind, and nobody else does', async () => {
  const storage = mockApis.storage();
  const first = await readyDraft(storage);
  expect(first.result.current.left).toBeUndefined();
  act(() => first.result.current.keep(answers));
  first.unmount();
  expect((await readyDraft(storage)).result.current.left).toEqual(answers);
  expect(
    (await readyDraft(storage, { user: 'user:default/bob' })).result.current
      .left,
  ).toBeUndefined();
});

it('forgets what became a request, and what is dropped', async () => {
  const storage = mockApis.storage();
  const first = await readyDraft(storage);
  act(() => first.result.current.keep(answers));
  first.unmount();
  const sent = await readyDraft(storage, { sent: true });
  expect(sent.result.current.left).toBeUndefined();
  const after = await readyDraft(storage);
  expect(after.result.current.left).toBeUndefined();
  act(() => after.result.current.keep(answers));
  act(() => after.result.current.drop());
  after.unmount();
  expect((await readyDraft(storage)).result.current.left).toBeUndefined();
});

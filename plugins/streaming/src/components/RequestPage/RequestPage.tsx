import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  StateView,
  useStreamingQuery,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useParams } from 'react-router-dom';
import { Page } from '../Page';
import { RequestActions } from './RequestActions';
import { RequestView } from './RequestView';

/** Fast while steps run, slow while people decide, and off once nothing changes by itself. */
const paces: Partial<Record<StreamingRequest['state'], number>> = {
  checking: 1_000,
  approved: 1_000,
  provisioning: 1_000,
  awaiting_approval: 4_000,
  failed: 4_000,
};

/** A request, live, under its own address. */
export function RequestPage() {
  const { id = '' } = useParams();
  const t = useTexts();
  const query = useStreamingQuery(
    `request ${id}`,
    (client, signal) => client.getRequest({ params: { id } }, { signal }),
    { pollMs: request => paces[request.state] ?? 0 },
  );
  return (
    <Page
      title={query.status === 'data' ? `${id} · ${query.value.title}` : id}
      actions={
        query.status === 'data' && (
          <RequestActions request={query.value} onChanged={query.replace} />
        )
      }
    >
      <StateView query={query} what={t('request.what', { id })}>
        {request => <RequestView request={request} onChanged={query.replace} />}
      </StateView>
    </Page>
  );
}

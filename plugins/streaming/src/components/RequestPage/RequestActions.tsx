import { Button } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  streamingApiRef,
  useNotify,
  useReadableError,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';
import { DecisionDialog, Decision } from './DecisionDialog';
import { EditDialog } from './EditDialog';

type Plain = 'submit' | 'retry' | 'cancel';

/** The buttons for what the reader may do now; decisions and edits open a dialog, the rest happens at once. */
export function RequestActions(props: {
  request: StreamingRequest;
  onChanged: (request: StreamingRequest) => void;
}) {
  const { request, onChanged } = props;
  const { actions, id } = request;
  const t = useTexts();
  const notify = useNotify();
  const readable = useReadableError();
  const client = useApi(streamingApiRef);
  const [busy, setBusy] = useState<Plain>();
  const [dialog, setDialog] = useState<Decision | 'edit'>();

  const plain: Record<Plain, () => Promise<StreamingRequest>> = {
    submit: () => client.submitRequest({ params: { id } }),
    retry: () => client.retryRequest({ params: { id } }),
    cancel: () => client.cancelRequest({ params: { id } }),
  };
  const run = async (action: Plain) => {
    setBusy(action);
    try {
      onChanged(await plain[action]());
      notify({ status: 'success', title: t(`request.did.${action}`, { id }) });
    } catch (cause) {
      notify({
        status: 'danger',
        title: readable(toError(cause)).sentence,
      });
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <>
      {actions.cancel && (
        <Button
          variant="tertiary"
          isPending={busy === 'cancel'}
          onPress={() => run('cancel')}
        >
          {t('request.do.cancel')}
        </Button>
      )}
      {actions.edit && (
        <Button variant="secondary" onPress={() => setDialog('edit')}>
          {t('request.do.edit')}
        </Button>
      )}
      {actions.retry && (
        <Button
          variant="primary"
          isPending={busy === 'retry'}
          onPress={() => run('retry')}
        >
          {t('request.do.retry')}
        </Button>
      )}
      {actions.submit && (
        <Button
          variant="primary"
          isPending={busy === 'submit'}
          onPress={() => run('submit')}
        >
          {t('request.do.submit')}
        </Button>
      )}
      {actions.reject && (
        <Button variant="secondary" onPress={() => setDialog('reject')}>
          {t('request.do.reject')}
        </Button>
      )}
      {actions.approve && (
        <Button variant="primary" onPress={() => setDialog('approve')}>
          {t('request.do.approve')}
        </Button>
      )}
      {(dialog === 'approve' || dialog === 'reject') && (
        <DecisionDialog
          request={request}
          decision={dialog}
          onClose={() => setDialog(undefined)}
          onChanged={onChanged}
        />
      )}
      {dialog === 'edit' && (
        <EditDialog
          request={request}
          onClose={() => setDialog(undefined)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

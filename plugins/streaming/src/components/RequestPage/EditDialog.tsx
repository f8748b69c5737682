import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  ErrorView,
  streamingApiRef,
  TopicRequestForm,
  useNotify,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';

/** The request's form again, filled in; saving replaces the answers and has them checked anew. */
export function EditDialog(props: {
  request: StreamingRequest;
  onClose: () => void;
  onChanged: (request: StreamingRequest) => void;
}) {
  const { request, onClose, onChanged } = props;
  const t = useTexts();
  const notify = useNotify();
  const client = useApi(streamingApiRef);
  const [answers, setAnswers] = useState(request.answers);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      onChanged(
        await client.editRequest({
          params: { id: request.id },
          body: { revision: request.revision, answers },
        }),
      );
      notify({
        status: 'success',
        title: t('request.did.edit', { id: request.id }),
      });
      onClose();
    } catch (cause) {
      setError(toError(cause));
      setBusy(false);
    }
  };

  return (
    <Dialog
      isOpen
      onOpenChange={open => !open && onClose()}
      width="min(64rem, 96vw)"
      height="90vh"
    >
      <DialogHeader>{t('request.editTitle', { id: request.id })}</DialogHeader>
      <DialogBody>
        <TopicRequestForm value={answers} onChange={setAnswers} />
        {error && <ErrorView what={t('request.do.save')} error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button variant="primary" isPending={busy} onPress={save}>
          {t('request.do.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  ErrorView,
  streamingApiRef,
  useNotify,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';

export type Decision = 'approve' | 'reject';

/** What the API asks of a rejection, so that the requester learns why. */
const REASON_MIN_LENGTH = 10;

/** Approves or rejects the revision on screen, with a comment; a rejection says why. */
export function DecisionDialog(props: {
  request: StreamingRequest;
  decision: Decision;
  onClose: () => void;
  onChanged: (request: StreamingRequest) => void;
}) {
  const { request, decision, onClose, onChanged } = props;
  const t = useTexts();
  const notify = useNotify();
  const client = useApi(streamingApiRef);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const tooShort =
    decision === 'reject' && comment.trim().length < REASON_MIN_LENGTH;

  const decide = async () => {
    const params = { id: request.id };
    const { revision } = request;
    const said = comment.trim();
    setBusy(true);
    setError(undefined);
    try {
      onChanged(
        decision === 'approve'
          ? await client.approveRequest({
              params,
              body: { revision, ...(said && { comment: said }) },
            })
          : await client.rejectRequest({
              params,
              body: { revision, comment: said },
            }),
      );
      notify({
        status: 'success',
        title: t(`request.did.${decision}`, { id: request.id }),
      });
      onClose();
    } catch (cause) {
      setError(toError(cause));
      setBusy(false);
    }
  };

  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>
        {t(`request.decide.${decision}`, { title: request.title })}
      </DialogHeader>
      <DialogBody>
        <Text as="p">{t(`request.decideHint.${decision}`)}</Text>
        <TextAreaField
          label={t(`request.decideComment.${decision}`)}
          description={
            decision === 'reject'
              ? t('request.reasonLength', { length: REASON_MIN_LENGTH })
              : undefined
          }
          rows={4}
          value={comment}
          onChange={setComment}
          isRequired={decision === 'reject'}
        />
        {error && (
          <ErrorView what={t(`request.do.${decision}`)} error={error} />
        )}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          variant="primary"
          destructive={decision === 'reject'}
          isDisabled={tooShort}
          isPending={busy}
          onPress={decide}
        >
          {t(`request.do.${decision}`)}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
  Text,
} from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { OwnershipItem } from '@millrace/backstage-plugin-streaming-common';
import {
  ErrorView,
  streamingApiRef,
  useNotify,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';

/** Says for which of the reader's teams a topic is claimed, and claims it. */
export function ClaimDialog(props: {
  item: OwnershipItem;
  groups: string[];
  onClose: () => void;
  onClaimed: () => void;
}) {
  const { item, groups, onClose, onClaimed } = props;
  const t = useTexts();
  const notify = useNotify();
  const client = useApi(streamingApiRef);
  const suggested = groups.find(group => group === item.suggestion?.owner);
  const [owner, setOwner] = useState(suggested ?? groups[0]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const claim = async () => {
    if (!owner) {
      return;
    }
    setBusy(true);
    try {
      await client.claimTopic({
        params: { cluster: item.cluster, topic: item.topic },
        body: { owner },
      });
      notify({
        status: 'success',
        title: t('ownership.claimed', { topic: item.topic, owner }),
      });
      onClaimed();
      onClose();
    } catch (cause) {
      setError(toError(cause));
      setBusy(false);
    }
  };

  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={520}>
      <DialogHeader>{t('ownership.claimTitle')}</DialogHeader>
      <DialogBody>
        <Text as="p">{t('ownership.claimHint', { topic: item.topic })}</Text>
        <Select
          label={t('ownership.team')}
          selectedKey={owner}
          onSelectionChange={key => setOwner(String(key))}
          options={groups.map(id => ({ id, label: id }))}
        />
        {error && <ErrorView what={t('ownership.claim')} error={error} />}
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('common.cancel')}
        </Button>
        <Button variant="primary" isPending={busy} onPress={claim}>
          {t('ownership.claim')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

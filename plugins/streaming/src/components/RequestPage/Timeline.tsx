import { Button, TextAreaField } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  Ago,
  EntityLink,
  ErrorView,
  streamingApiRef,
  useSaid,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useState } from 'react';
import styles from './Timeline.module.css';

/** What happened, newest first, and a place to add a comment. */
export function Timeline(props: {
  request: StreamingRequest;
  onChanged: (request: StreamingRequest) => void;
}) {
  const { request } = props;
  const t = useTexts();
  const say = useSaid();
  return (
    <>
      <CommentForm {...props} />
      <ol className={styles.events}>
        {[...request.events].reverse().map((event, index) => (
          <li key={`${event.at} ${request.events.length - index}`}>
            <div className={styles.head}>
              {event.actor.includes(':') ? (
                <EntityLink entityRef={event.actor} />
              ) : (
                <span>{t('request.event.system')}</span>
              )}
              <span>
                {event.kind === 'state'
                  ? t('request.event.state', {
                      state: event.to ? t(`request.state.${event.to}`) : '',
                    })
                  : t(`request.event.${event.kind}`)}
              </span>
              <span className={styles.second}>
                <Ago at={event.at} />
              </span>
            </div>
            {event.text && (
              <p className={styles.text}>{say(event.text, event.said)}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function CommentForm(props: {
  request: StreamingRequest;
  onChanged: (request: StreamingRequest) => void;
}) {
  const t = useTexts();
  const client = useApi(streamingApiRef);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const send = async () => {
    setBusy(true);
    setError(undefined);
    try {
      props.onChanged(
        await client.commentRequest({
          params: { id: props.request.id },
          body: { text: text.trim() },
        }),
      );
      setText('');
    } catch (cause) {
      setError(toError(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.form}>
      <TextAreaField
        label={t('request.comment')}
        rows={2}
        value={text}
        onChange={setText}
      />
      {error && <ErrorView what={t('request.comment')} error={error} />}
      <Button
        variant="secondary"
        size="small"
        isDisabled={!text.trim()}
        isPending={busy}
        onPress={send}
      >
        {t('request.addComment')}
      </Button>
    </div>
  );
}

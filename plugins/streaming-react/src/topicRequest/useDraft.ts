import {
  identityApiRef,
  StorageApi,
  storageApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import {
  StreamingClient,
  TopicAnswers,
  topicAnswersSchema,
} from '@millrace/backstage-plugin-streaming-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { streamingApiRef } from '../api/streamingApiRef';

const BUCKET = 'streaming.topic-request-draft';
/** Typing is written down once it pauses this long. */
const SETTLE_MS = 500;

/** The answers that a person left behind, and the means to keep them up to date. */
export interface Draft {
  /** False until it is known whether there are any. */
  ready: boolean;
  left: TopicAnswers | undefined;
  keep(answers: TopicAnswers): void;
  drop(): void;
}

/**
 * Keeps the answers of a request form for the person who gives them, in the storage of the portal, until they are sent:
 * a draft that became a request is no draft any more. A storage that fails costs the draft, nothing else.
 */
export function useDraft(): Draft {
  const storage = useApi(storageApiRef);
  const identity = useApi(identityApiRef);
  const client = useApi(streamingApiRef);
  const [found, setFound] = useState<Pick<Draft, 'ready' | 'left'>>({
    ready: false,
    left: undefined,
  });
  const home = useRef<{ bucket: StorageApi; key: string }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const pending = useRef<() => void>();

  useEffect(() => {
    let gone = false;
    async function look() {
      const { userEntityRef } = await identity.getBackstageIdentity();
      const bucket = storage.forBucket(BUCKET);
      home.current = { bucket, key: userEntityRef };
      const left = await read(bucket, userEntityRef);
      if (left && (await wasSent(left, client))) {
        await bucket.remove(userEntityRef);
        return undefined;
      }
      return left;
    }
    look()
      .catch(() => undefined)
      .then(left => !gone && setFound({ ready: true, left }));
    return () => {
      gone = true;
      clearTimeout(timer.current);
      pending.current?.();
    };
  }, [client, identity, storage]);

  const keep = useCallback((answers: TopicAnswers) => {
    clearTimeout(timer.current);
    pending.current = () => {
      pending.current = undefined;
      const { bucket, key } = home.current ?? {};
      // What is stored is JSON, which answers are.
      bucket?.set(key ?? '', { ...answers }).catch(() => undefined);
    };
    timer.current = setTimeout(() => pending.current?.(), SETTLE_MS);
  }, []);
  const drop = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    home.current?.bucket.remove(home.current.key).catch(() => undefined);
    setFound({ ready: true, left: undefined });
  }, []);
  return { ...found, keep, drop };
}

/** What is stored; nothing for what an older version of the form left behind. */
async function read(
  bucket: StorageApi,
  key: string,
): Promise<TopicAnswers | undefined> {
  const first = bucket.snapshot(key);
  const snapshot =
    first.presence === 'unknown'
      ? await new Promise<typeof first>((resolve, reject) => {
          const subscription = bucket.observe$(key).subscribe({
            next: value => {
              subscription.unsubscribe();
              resolve(value as typeof first);
            },
            error: reject,
          });
        })
      : first;
  const answers = topicAnswersSchema.safeParse(snapshot.value);
  return answers.success ? answers.data : undefined;
}

/** Whether the newest request of this person for the same topic was opened with exactly these answers. */
async function wasSent(
  answers: TopicAnswers,
  client: StreamingClient,
): Promise<boolean> {
  const q = answers.name ?? Object.values(answers.segments).join(' ');
  const { items } = await client.listRequests({
    query: { mine: true, q: q.trim() || undefined, limit: 1 },
  });
  const [newest] = items;
  if (!newest || newest.unreadable) {
    return false;
  }
  const request = await client.getRequest({ params: { id: newest.id } });
  return inOrder(request.answers) === inOrder(answers);
}

/** Equal for equal answers, whatever the order of their members. */
function inOrder(answers: TopicAnswers): string {
  return JSON.stringify(answers, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value,
  );
}

import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { StreamingClient } from '@millrace/backstage-plugin-streaming-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { streamingApiRef } from '../api/streamingApiRef';
import { isNotFound } from '../components/StateView/readableError';

const UNANSWERED_PAUSE_MS = 2_000;
/** What is not there may still come, but nobody waits for it. */
const NOT_FOUND_PAUSE_MS = 30_000;

/**
 * What a page knows about an answer. `data` may carry the error of a later refresh: the value is then the
 * last good one and stays on screen, marked.
 *
 * @public
 */
export type Loadable<T> =
  | { status: 'loading' }
  | { status: 'error'; error: Error }
  | { status: 'data'; value: T; loadedAt: number; error?: Error };

/**
 * A {@link Loadable} with the means to ask again or to put in an answer that another call already gave.
 *
 * @public
 */
export type Query<T> = Loadable<T> & {
  refresh: () => void;
  replace: (value: T) => void;
};

/**
 * Loads one answer and, with `pollMs`, keeps it fresh while the page is visible.
 *
 * `key` identifies the question: when it changes the old answer is dropped (or kept on screen until the new
 * one is there, with `keepPrevious`) and answers to the old question are ignored.
 *
 * @public
 */
export function useStreamingQuery<T>(
  key: string,
  load: (client: StreamingClient, signal: AbortSignal) => Promise<T>,
  options: {
    /** The pause between two questions; a function decides by the last answer, 0 stops. */
    pollMs?: number | ((value: T) => number);
    keepPrevious?: boolean;
  } = {},
): Query<T> {
  const client = useApi(streamingApiRef);
  const { keepPrevious = false } = options;
  const [held, setHeld] = useState<{ key: string; state: Loadable<T> }>({
    key,
    state: { status: 'loading' },
  });
  const [generation, setGeneration] = useState(0);
  const loadRef = useRef(load);
  loadRef.current = load;
  const pauseRef = useRef<(value?: T) => number>(() => 0);
  pauseRef.current = value => pauseMs(options.pollMs, value);
  const pollsAtAll = options.pollMs !== undefined;

  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;

    let last: T | undefined;
    let missing = false;
    async function run() {
      missing = false;
      try {
        const value = await loadRef.current(client, controller.signal);
        if (!controller.signal.aborted) {
          last = value;
          setHeld({
            key,
            state: { status: 'data', value, loadedAt: Date.now() },
          });
        }
      } catch (cause) {
        if (!controller.signal.aborted) {
          const error = toError(cause);
          missing = isNotFound(error);
          setHeld(before =>
            before.key === key && before.state.status === 'data'
              ? { key, state: { ...before.state, error } }
              : { key, state: { status: 'error', error } },
          );
        }
      }
      schedule();
    }
    function schedule() {
      const usual = pauseRef.current(last);
      const pause = missing ? Math.max(usual, NOT_FOUND_PAUSE_MS) : usual;
      if (pause > 0 && !controller.signal.aborted) {
        timer = setTimeout(() => (document.hidden ? schedule() : run()), pause);
      }
    }
    run();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [client, key, pollsAtAll, generation]);

  const refresh = useCallback(() => setGeneration(n => n + 1), []);
  const replace = useCallback(
    (value: T) => {
      setHeld({ key, state: { status: 'data', value, loadedAt: Date.now() } });
      // What was put in may be polled at another pace, and an answer under way may be older than it.
      setGeneration(n => n + 1);
    },
    [key],
  );
  const current = held.key === key || keepPrevious;
  return {
    ...(current ? held.state : { status: 'loading' as const }),
    refresh,
    replace,
  };
}

/** How long to wait before asking again; before a first answer, as long as for an answer that changes fast. */
function pauseMs<T>(
  pollMs: number | ((value: T) => number) | undefined,
  value: T | undefined,
): number {
  if (typeof pollMs === 'function') {
    return value === undefined ? UNANSWERED_PAUSE_MS : pollMs(value);
  }
  return pollMs ?? 0;
}

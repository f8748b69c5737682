import { Streams } from './Streams';

/** Pace and randomness of a service. */
export interface Pace {
  ordersPerMinute: number;
  /** Between 0 and 1, like Math.random. */
  random(): number;
}

/** A service of the sample company: its name is its client id. */
export interface StoryService {
  name: string;
  /** Starts working; resolves once it does. The returned function stops what the service started on its own. */
  start(streams: Streams, pace: Pace): Promise<() => void>;
}

/** Calls `work` again and again with a pause before each call; a failure is reported and the next call still comes. */
export function repeatEvery(
  pauseMs: () => number,
  work: () => Promise<void>,
): () => void {
  let timer: NodeJS.Timeout;
  let stopped = false;
  const schedule = () => {
    timer = setTimeout(async () => {
      await work().catch(error => process.stderr.write(`${error}\n`));
      if (!stopped) {
        schedule();
      }
    }, pauseMs());
  };
  schedule();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** For services that only react. */
export const nothingToStop = () => {};

import ELK, { ELK as Elk } from 'elkjs/lib/elk-api';

/**
 * The layout engine in a thread of its own. The only place that knows about workers: bundlers replace the address
 * below, test environments have no workers and get the simple layout instead.
 */
export function createElk(): Elk {
  return new ELK({
    workerFactory: () =>
      new Worker(new URL('elkjs/lib/elk-worker.min.js', import.meta.url)),
  });
}

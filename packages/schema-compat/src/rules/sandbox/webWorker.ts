/*
 * The rule thread of a browser.
 */
import { ThreadRequest } from './RuleThread';
import { serveRules, warmEngines } from './serveRules';

const serve = serveRules(reply => globalThis.postMessage(reply));

globalThis.addEventListener(
  'message',
  // Only the owner of the worker can post to it.
  ({ data }: MessageEvent<ThreadRequest>) => {
    serve(data);
  },
);

void warmEngines().then(() => globalThis.postMessage({ kind: 'started' }));

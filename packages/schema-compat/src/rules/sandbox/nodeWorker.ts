/*
 * The rule thread of Node.
 */
import { parentPort } from 'node:worker_threads';
import { ThreadRequest } from './RuleThread';
import { serveRules, warmEngines } from './serveRules';

const serve = serveRules(reply => parentPort?.postMessage(reply));

// Only the owner of the worker can post to it.
parentPort?.on('message', (request: ThreadRequest) => {
  serve(request);
});

void warmEngines().then(() => parentPort?.postMessage({ kind: 'started' }));

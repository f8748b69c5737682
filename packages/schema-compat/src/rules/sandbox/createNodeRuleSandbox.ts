/**
 * The rule sandbox of Node: `@millrace/schema-compat/rules-node`.
 *
 * @packageDocumentation
 */
import { createRequire } from 'node:module';
import { Worker, WorkerOptions } from 'node:worker_threads';
import { RuleSandbox, RuleSandboxOptions } from './RuleSandbox';
import { RuleThread, ThreadReply } from './RuleThread';

const workerModule = '@millrace/schema-compat/rules-node-worker';
/** The package is built for both kinds of modules, and only one of them has `require`. */
const { resolve } = createRequire(import.meta.url);
/** Memory that rules may fill before their thread ends. */
const maxMemoryMb = 128;

/**
 * A sandbox with a worker thread of Node. `worker` adds to the options of the thread.
 *
 * @public
 */
export function createNodeRuleSandbox(
  options: Omit<RuleSandboxOptions, 'spawn'> & { worker?: WorkerOptions } = {},
): RuleSandbox {
  const { worker, ...limits } = options;
  return RuleSandbox.create({
    ...limits,
    spawn: () =>
      toThread(
        new Worker(resolve(workerModule), {
          env: {},
          resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
          ...worker,
        }),
      ),
  });
}

function toThread(worker: Worker): RuleThread {
  worker.unref();
  return {
    post: message => worker.postMessage(message),
    // The worker is our own file, which sends nothing else.
    onMessage: listener =>
      worker.on('message', (reply: ThreadReply) => listener(reply)),
    onEnd: listener =>
      worker
        .on('error', error => listener(error.message))
        .on('exit', code =>
          listener(`The rule thread ended with code ${code}`),
        ),
    terminate: () => {
      worker.terminate();
    },
  };
}

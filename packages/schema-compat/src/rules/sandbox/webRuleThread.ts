import { RuleThread, ThreadReply } from './RuleThread';

/**
 * A browser's worker as a rule thread. The bundler of the caller has to see where it comes from:
 * `new Worker(new URL('@millrace/schema-compat/rules-web-worker', import.meta.url))`.
 *
 * @public
 */
export function webRuleThread(worker: Worker): RuleThread {
  return {
    post: message => worker.postMessage(message),
    onMessage: listener =>
      worker.addEventListener(
        'message',
        // The worker is our own file, which sends nothing else.
        ({ data }: MessageEvent<ThreadReply>) => listener(data),
      ),
    onEnd: listener =>
      worker.addEventListener('error', ({ message }) => listener(message)),
    terminate: () => worker.terminate(),
  };
}

/*
 * The child process of the supervisor: receives its configuration over IPC, reports where it can be reached, and
 * stops when told to, on a signal, or when the parent is gone.
 */
import { createLineWriter } from '../lineWriter';
import { createJsonLogger } from '../logger';
import { limitHeapGrowth } from './limitHeapGrowth';
import { ChildMessage, parentMessageSchema } from './messages';
import { runEmbedded } from './runEmbedded';

/** Settles when the last message has left this process; a busy parent may take a while to read. */
let told: Promise<void> = Promise.resolve();

const { write, flush } = createLineWriter(lines => process.stdout.write(lines));
process.once('exit', flush);
limitHeapGrowth();

function tell(message: ChildMessage) {
  told = new Promise(resolve => {
    process.send?.(message, undefined, undefined, () => resolve());
  });
}

process.once('message', first => {
  const message = parentMessageSchema.parse(first);
  if (message.type === 'stop') {
    process.exit(0);
  }
  runEmbedded({
    config: message.config,
    configPrefix: 'streaming.embedded',
    createLogger: component =>
      createJsonLogger({
        component,
        write,
      }),
    onReady: endpoints => tell({ type: 'ready', endpoints }),
    onFailed: text => tell({ type: 'failed', message: text }),
    onStopRequest: stop => {
      process.on('SIGTERM', stop);
      process.on('SIGINT', stop);
      process.on('disconnect', stop);
      process.on('message', later => {
        if (parentMessageSchema.safeParse(later).data?.type === 'stop') {
          stop();
        }
      });
    },
    exit: code => {
      told.then(() => process.exit(code));
    },
  });
});

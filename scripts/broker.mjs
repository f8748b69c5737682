import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { freePort } from './freePort.mjs';
import { startRestartable } from './restartable.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

/** Starts our broker alone, on a free port and an empty data folder that goes with it; resolves once it listens. */
export async function startBroker() {
  const { directory, remove } = makeTemporaryFolder('broker');
  const port = await freePort();
  const config = path.join(directory, 'config.yaml');
  // YAML reads JSON.
  writeFileSync(
    config,
    JSON.stringify({
      dataDir: path.join(directory, 'data'),
      listeners: { local: { port } },
      registry: { enabled: false },
      admin: { enabled: false },
    }),
  );
  const broker = await startRestartable({
    name: 'the broker',
    command: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'packages/embedded-backend/bin/millrace-embedded.js',
      'start',
      '--config',
      config,
    ],
    isReady: () => isListening(port),
  });
  return {
    bootstrap: `127.0.0.1:${port}`,
    ...broker,
    async remove() {
      await broker.stop();
      remove();
    },
  };
}

async function isListening(port) {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

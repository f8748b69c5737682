import { Endpoints, Supervisor } from '@millrace/embedded-backend';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An embedded backend for judges, in a child process of its own on free ports and an empty data folder. */
export interface TemporaryBackend {
  bootstrap: string;
  registryUrl: string;
  stop(): Promise<void>;
}

/** Starts one; it ends with {@link TemporaryBackend.stop} and leaves nothing behind. */
export async function startTemporaryBackend(): Promise<TemporaryBackend> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'millrace-judge-'));
  const lines: string[] = [];
  let supervisor: Supervisor | undefined;
  const endpoints = await new Promise<Endpoints>((resolve, reject) => {
    supervisor = new Supervisor({
      config: {
        dataDir,
        listeners: { local: { port: 0 } },
        registry: { port: 0 },
        admin: { enabled: false },
      },
      onLine: line => lines.push(line),
      onState: state => {
        if (state.state === 'ready') {
          resolve(state.endpoints);
        } else if (state.state === 'unavailable') {
          reject(new Error(`${state.reason}\n${lines.join('\n')}`));
        }
      },
    });
    supervisor.start();
  });
  const [listener] = Object.values(endpoints.listeners);
  if (!listener || !endpoints.registry) {
    throw new Error('The backend reports no listener or no registry.');
  }
  return {
    bootstrap: `${listener.host}:${listener.port}`,
    registryUrl: `http://${endpoints.registry.host}:${endpoints.registry.port}`,
    async stop() {
      await supervisor?.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { freePort } from './freePort.mjs';
import { startPortal } from './portal.mjs';
import { readPortalConfig } from './portalConfig.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

/**
 * Starts a portal for judges: own ports, own empty data folder, gone afterwards.
 *
 * @param options.kafka - `{ bootstrap, registryUrl }` to run on instead of the embedded backend
 * @param options.overrides - configuration on top, for example a faster story
 */
export async function startTemporaryPortal({ kafka, overrides = [] } = {}) {
  const { directory, remove } = makeTemporaryFolder('portal');
  const ports = {
    portal: await freePort(),
    broker: await freePort(),
    registry: await freePort(),
  };
  const baseUrl = `http://localhost:${ports.portal}`;
  const connection = kafka ?? {
    bootstrap: `127.0.0.1:${ports.broker}`,
    registryUrl: `http://127.0.0.1:${ports.registry}`,
  };
  const overlay = path.join(directory, 'app-config.yaml');
  writeFileSync(
    overlay,
    stringify(overlayOf({ baseUrl, ports, directory, connection })),
  );
  if (kafka) {
    process.env.KAFKA_BOOTSTRAP_SERVERS = kafka.bootstrap;
    process.env.SCHEMA_REGISTRY_URL = kafka.registryUrl;
  }
  const overlays = [
    ...(kafka ? ['app-config.kafka.yaml'] : []),
    overlay,
    ...overrides,
  ];
  const logFile = path.join(directory, 'portal.log');
  const start = async () => {
    const started = startPortal({
      config: await readPortalConfig(overlays, { local: false }),
      logFile,
    });
    await started.ready;
    return started;
  };
  let portal = await start();
  return {
    baseUrl,
    ...connection,
    logFile,
    /** What makes any portal this one: on top of app-config.yaml, in the order of `--config`. */
    overlays,
    /** Stops the portal and starts it again on the same ports and data; `meanwhile` runs in between. */
    async restart(meanwhile = async () => {}) {
      await portal.stop();
      await meanwhile();
      portal = await start();
    },
    async stop() {
      await portal.stop();
      remove();
    },
  };
}

function overlayOf({ baseUrl, ports, directory, connection }) {
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { port: ports.portal, host: '127.0.0.1' },
      database: { connection: { directory: path.join(directory, 'database') } },
    },
    streaming: {
      embedded: {
        dataDir: path.join(directory, 'embedded'),
        listeners: { local: { port: ports.broker } },
        registry: { port: ports.registry },
        admin: { port: 0 },
      },
      story: {
        bootstrapServers: connection.bootstrap,
        registryUrl: connection.registryUrl,
      },
    },
  };
}

import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import configLoader from '@backstage/config-loader';
import { root } from './report.mjs';

const { ConfigSources } = configLoader;

/**
 * Reads the configuration the portal will run with: app-config.yaml, app-config.local.yaml where it exists, and
 * the files given with --config, later ones on top. `local: false` leaves the local file out.
 */
export async function readPortalConfig(overlays = [], { local = true } = {}) {
  const files = [
    'app-config.yaml',
    ...(local && existsSync(path.join(root, 'app-config.local.yaml'))
      ? ['app-config.local.yaml']
      : []),
    ...overlays,
  ];
  for (const file of files) {
    if (!existsSync(path.resolve(root, file))) {
      throw new Error(
        `The configuration file "${file}" does not exist; paths are relative to ${root}.`,
      );
    }
  }
  const argv = files.flatMap(file => ['--config', file]);
  const config = await ConfigSources.toConfig(
    ConfigSources.default({ argv, rootDir: root }),
  );
  const embedded =
    config.getOptionalBoolean('streaming.embedded.enabled') ?? true;
  return {
    argv,
    embedded,
    baseUrl: config.getString('backend.baseUrl'),
    ports: [
      port(config, 'backend.listen.port', 7007, 'the portal'),
      ...(embedded
        ? [
            port(
              config,
              'streaming.embedded.listeners.local.port',
              9092,
              'the embedded broker',
            ),
            port(
              config,
              'streaming.embedded.registry.port',
              8081,
              'the embedded registry',
            ),
          ]
        : []),
    ],
  };
}

function port(config, key, fallback, what) {
  return { key, what, number: config.getOptionalNumber(key) ?? fallback };
}

/** @throws with a sentence that names the first port that cannot be had, who wants it and the key that moves it */
export async function checkPorts({ ports }) {
  for (const { key, what, number } of ports) {
    const taken =
      number !== 0 &&
      (await isTaken(number).catch(error => {
        throw new Error(
          `Port ${number} for ${what} cannot be opened (${error.code}). Set ${key} to a port from 1024 on in app-config.local.yaml.`,
        );
      }));
    if (taken) {
      throw new Error(
        `Port ${number} for ${what} is taken by another program. Stop that program, or set ${key} to a free port in app-config.local.yaml.`,
      );
    }
  }
}

/** Whether something listens on a port of loopback. */
export function isTaken(number) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', error =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    probe.listen(number, '127.0.0.1', () => probe.close(() => resolve(false)));
  });
}

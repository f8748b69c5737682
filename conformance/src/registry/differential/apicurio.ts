import { spawn, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { fetchJavaArchive, hasProgram } from '../../lib/judgeFiles';
import { until } from '../../lib/until';

const LEAST_JAVA = 21;
const START_TIMEOUT_MS = 90_000;

/** Another registry with the same protocol, in memory, on a free port. */
export interface Apicurio {
  /** The address that stands for ours. */
  url: string;
  stop(): Promise<void>;
}

/** A Java that is new enough for Apicurio, if there is one here. */
export function findJava(): string | undefined {
  const candidates = ['java', ...globSync('/usr/lib/jvm/*/bin/java')];
  return candidates.find(program => {
    const { stderr } = spawnSync(program, ['-version'], { encoding: 'utf8' });
    const version = /version "(\d+)/.exec(stderr ?? '')?.[1];
    return Number(version) >= LEAST_JAVA;
  });
}

/** Whether it can be had here: a Java to run it, Maven to obtain it. */
export function canRunApicurio(): boolean {
  return findJava() !== undefined && hasProgram('mvn');
}

/** Obtains it from Maven Central the first time, and starts it. */
export async function startApicurio(): Promise<Apicurio> {
  const folder = fetchJavaArchive('registry/apicurio');
  const [jar] = globSync(path.join(folder, '**/quarkus-run.jar'));
  const port = await freePort();
  const child = spawn(
    String(findJava()),
    [
      '-Xmx512m',
      '-Dquarkus.http.host=127.0.0.1',
      `-Dquarkus.http.port=${port}`,
      '-Dquarkus.management.host=127.0.0.1',
      `-Dquarkus.management.port=${await freePort()}`,
      '-jar',
      String(jar),
    ],
    { stdio: 'ignore' },
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}/apis/ccompat/v7`;
  await until(
    'Apicurio answers',
    async () => (await fetch(`${url}/subjects`).catch(() => undefined))?.ok,
    START_TIMEOUT_MS,
  );
  return {
    url,
    async stop() {
      process.off('exit', kill);
      const gone = once(child, 'exit');
      kill();
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('A TCP server has no port');
  }
  return address.port;
}

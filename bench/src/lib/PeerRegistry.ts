import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './freePort';

// Benches are run from their source and never built.
// eslint-disable-next-line no-restricted-syntax
const root = path.join(__dirname, '../../..');
const folder = path.join(root, '.cache/bench/apicurio');
const project = path.join(root, 'conformance/registry/apicurio/pom.xml');

const leastJava = 21;
const startTimeoutMs = 180_000;

/** Another registry of the same protocol: Apicurio. */
export interface PeerRegistry {
  name: string;
  url: string;
  stop(): void;
}

/**
 * Starts Apicurio with its state in Kafka, or in memory where no brokers are given; fetches it from
 * Maven Central the first time.
 *
 * Shape: undefined where there is no Java that is new enough, or no Maven.
 *
 * @throws Error when it does not come up
 */
export async function startPeer(
  bootstrap?: string,
): Promise<PeerRegistry | undefined> {
  const java = findJava();
  if (!java || !fetchArchive()) return undefined;
  const [jar] = globSync(path.join(folder, '**/quarkus-run.jar'));
  const port = await freePort();
  const child = spawn(
    java,
    [
      '-Xmx512m',
      '-Dquarkus.http.host=127.0.0.1',
      `-Dquarkus.http.port=${port}`,
      '-Dquarkus.management.host=127.0.0.1',
      `-Dquarkus.management.port=${await freePort()}`,
      ...(bootstrap
        ? [
            '-Dapicurio.storage.kind=kafkasql',
            `-Dapicurio.kafkasql.bootstrap.servers=${bootstrap}`,
          ]
        : []),
      '-jar',
      String(jar),
    ],
    { stdio: 'ignore' },
  );
  const stop = () => {
    child.kill('SIGKILL');
  };
  process.once('exit', stop);
  const url = `http://127.0.0.1:${port}/apis/ccompat/v7`;
  await untilAnswers(`${url}/subjects`, once(child, 'exit'));
  return {
    name: `Apicurio ${bootstrap ? 'on Kafka' : 'in memory'}`,
    url,
    stop,
  };
}

function findJava(): string | undefined {
  return ['java', ...globSync('/usr/lib/jvm/*/bin/java')].find(program => {
    const { stderr } = spawnSync(program, ['-version'], { encoding: 'utf8' });
    return Number(/version "(\d+)/.exec(stderr ?? '')?.[1]) >= leastJava;
  });
}

/** Whether the archive is there and unpacked. */
function fetchArchive(): boolean {
  const marker = path.join(folder, '.complete');
  if (existsSync(marker)) return true;
  mkdirSync(folder, { recursive: true });
  const fetched = spawnSync('mvn', [
    ...['-q', '-B', '-f', project, 'dependency:copy-dependencies'],
    `-DoutputDirectory=${folder}`,
  ]);
  const [archive] = globSync(path.join(folder, '*.tar.gz'));
  if (fetched.status !== 0 || !archive) return false;
  const unpacked = spawnSync('tar', ['-xzf', archive, '-C', folder]);
  if (unpacked.status !== 0) return false;
  writeFileSync(marker, '');
  return true;
}

async function untilAnswers(
  url: string,
  ended: Promise<unknown>,
): Promise<void> {
  let isRunning = true;
  ended.then(() => {
    isRunning = false;
  });
  const deadline = Date.now() + startTimeoutMs;
  while (isRunning && Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(
    `The registry beside ours does not answer at ${url}${
      isRunning ? '' : '; it has ended'
    }`,
  );
}

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './freePort.mjs';
import { root, step } from './report.mjs';
import { runQuietly } from './run.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

const START_TIMEOUT_MS = 60_000;
const libraries = path.join(root, '.cache/apache-kafka');

/** Whether this machine can run Apache Kafka: Java for the broker, Maven to obtain it. */
export function canRunApacheKafka() {
  return ['java', 'mvn'].every(
    program =>
      spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0,
  );
}

/**
 * Obtains Apache Kafka from Maven Central and starts one KRaft node with an authoriser on free ports, in a
 * throw-away folder. Resolves with its bootstrap address once it serves.
 */
export async function startApacheKafka() {
  if (!existsSync(path.join(libraries, 'complete'))) {
    await step('Fetching Apache Kafka from Maven Central', fetchLibraries);
  }
  const { directory, remove } = makeTemporaryFolder('kafka');
  const port = await freePort();
  const properties = path.join(directory, 'server.properties');
  writeFileSync(
    properties,
    serverProperties(directory, port, await freePort()),
  );
  const clusterId = java(['kafka.tools.StorageTool', 'random-uuid'])
    .trim()
    .split('\n')
    .at(-1);
  java([
    'kafka.tools.StorageTool',
    'format',
    '--standalone',
    '-t',
    clusterId,
    '-c',
    properties,
  ]);
  const broker = await step('Starting Apache Kafka', () =>
    startBroker(properties),
  );
  return {
    bootstrap: `127.0.0.1:${port}`,
    async stop() {
      const gone = new Promise(resolve => broker.once('exit', resolve));
      broker.kill('SIGKILL');
      await gone;
      remove();
    },
  };
}

async function fetchLibraries() {
  mkdirSync(libraries, { recursive: true });
  await runQuietly('mvn', [
    '-q',
    '-B',
    '-f',
    path.join(root, 'conformance/kafka/pom.xml'),
    'dependency:copy-dependencies',
    `-DoutputDirectory=${libraries}`,
    '-DincludeScope=runtime',
  ]);
  writeFileSync(path.join(libraries, 'complete'), '');
}

function serverProperties(directory, port, controllerPort) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=${path.join(directory, 'data')}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
`;
}

function classPath() {
  return path.join(libraries, '*');
}

function java(args) {
  const { status, stdout, stderr } = spawnSync(
    'java',
    ['-Xmx256m', '-cp', classPath(), ...args],
    { encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(`java ${args.join(' ')} failed:\n${stderr}`);
  }
  return stdout;
}

function startBroker(properties) {
  const broker = spawn(
    'java',
    ['-Xms512m', '-Xmx512m', '-cp', classPath(), 'kafka.Kafka', properties],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.prependOnceListener('exit', () => broker.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    let output = '';
    const late = setTimeout(
      () =>
        reject(
          new Error(`Apache Kafka did not start:\n${output.slice(-4000)}`),
        ),
      START_TIMEOUT_MS,
    );
    const read = chunk => {
      output += chunk;
      if (output.includes('Kafka Server started')) {
        clearTimeout(late);
        broker.stdout.off('data', read).resume();
        broker.stderr.off('data', read).resume();
        resolve(broker);
      }
    };
    broker.stdout.on('data', read);
    broker.stderr.on('data', read);
    broker.once('exit', code => {
      clearTimeout(late);
      reject(
        new Error(`Apache Kafka ended with ${code}:\n${output.slice(-4000)}`),
      );
    });
  });
}

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
 *
 * @param options.account - `{ username, password }`: opens a second listener, with TLS and every mechanism of SASL that
 * the portal speaks; `secured` then tells its address and the certificate to trust
 */
export async function startApacheKafka({ account } = {}) {
  if (!existsSync(path.join(libraries, 'complete'))) {
    await step('Fetching Apache Kafka from Maven Central', fetchLibraries);
  }
  const { directory, remove } = makeTemporaryFolder('kafka');
  const port = await freePort();
  const secured = account && {
    bootstrap: `127.0.0.1:${await freePort()}`,
    ca: makeCertificate(directory, account.password),
  };
  const properties = path.join(directory, 'server.properties');
  writeFileSync(
    properties,
    serverProperties({
      directory,
      listeners: {
        PLAINTEXT: `127.0.0.1:${port}`,
        CONTROLLER: `127.0.0.1:${await freePort()}`,
        ...(secured ? { SASL_SSL: secured.bootstrap } : {}),
      },
    }) + (account ? securityProperties(directory, account) : ''),
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
    ...(account ? scramCredentials(account) : []),
  ]);
  const broker = await step('Starting Apache Kafka', () =>
    startBroker(properties),
  );
  return {
    bootstrap: `127.0.0.1:${port}`,
    secured,
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

function serverProperties({ directory, listeners }) {
  const addresses = Object.entries(listeners)
    .map(([name, address]) => `${name}://${address}`)
    .join(',');
  return `process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=${listeners.CONTROLLER}
listeners=${addresses}
advertised.listeners=${addresses}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL
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
super.users=User:ANONYMOUS;User:portal
`;
}

/** The certificate of the listener, as Java keeps it and as PEM: the answer. */
function makeCertificate(directory, password) {
  const store = [
    ...['-keystore', path.join(directory, 'kafka.p12')],
    ...['-storetype', 'PKCS12', '-storepass', password, '-alias', 'kafka'],
  ];
  keytool([
    ...['-genkeypair', '-keyalg', 'RSA', '-keysize', '2048'],
    ...['-dname', 'CN=127.0.0.1', '-validity', '2'],
    ...['-ext', 'san=ip:127.0.0.1', '-ext', 'bc:c=ca:true'],
    ...store,
  ]);
  return keytool(['-exportcert', '-rfc', ...store]);
}

function securityProperties(directory, { username, password }) {
  const login = (mechanism, module, options = '') =>
    `listener.name.sasl_ssl.${mechanism}.sasl.jaas.config=org.apache.kafka.common.security.${module} required${options};`;
  return `ssl.keystore.type=PKCS12
ssl.keystore.location=${path.join(directory, 'kafka.p12')}
ssl.keystore.password=${password}
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER
${login('plain', 'plain.PlainLoginModule', ` user_${username}="${password}"`)}
${login('scram-sha-256', 'scram.ScramLoginModule')}
${login('scram-sha-512', 'scram.ScramLoginModule')}
${login('oauthbearer', 'oauthbearer.OAuthBearerLoginModule')}
`;
}

function scramCredentials({ username, password }) {
  return ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap(mechanism => [
    '--add-scram',
    `${mechanism}=[name=${username},password=${password}]`,
  ]);
}

function keytool(args) {
  const { status, stdout, stderr } = spawnSync('keytool', args, {
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`keytool failed:\n${stdout}${stderr}`);
  }
  return stdout;
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

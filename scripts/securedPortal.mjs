import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { startApacheKafka } from './apacheKafka.mjs';
import { buildApp } from './buildApp.mjs';
import { registryCommand, startRegistry } from './registry.mjs';
import { root } from './report.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';
import { startTemporaryPortal } from './temporaryPortal.mjs';

const USERNAME = 'portal';

/**
 * Starts a portal, our registry and Apache Kafka, of which each asks the other who it is: TLS everywhere between them,
 * one cluster of the portal for each mechanism of SASL, and one with a wrong password. The sample company has a listener
 * that asks nothing, and a registry of its own that asks for the same user.
 *
 * `env` tells judges where everything is, and the secrets that must show up nowhere.
 */
export async function startSecuredPortal() {
  await buildApp();
  const { directory, remove } = makeTemporaryFolder('secured');
  const password = randomBytes(12).toString('hex');
  const stops = [remove];
  const stop = async () => {
    for (const each of stops.reverse()) {
      await each();
    }
  };
  try {
    const kafka = await startApacheKafka({
      account: { username: USERNAME, password },
    });
    stops.push(() => kafka.stop());
    const { token, ...files } = writeFiles(directory, kafka, password);
    const storyRegistry = await startRegistry(kafka.bootstrap, {
      args: ['--topic', '_story_schemas', '--auth', files.auth],
    });
    stops.push(() => storyRegistry.stop());
    const registry = await startRegistry(kafka.secured.bootstrap, {
      args: [
        ...['--ca', files.ca, '--auth', files.auth],
        ...['--sasl-mechanism', 'scram-sha-512', '--sasl-username', USERNAME],
      ],
      env: { REGISTRY_SASL_PASSWORD: password },
    });
    stops.push(() => registry.stop());
    const overlay = path.join(directory, 'clusters.yaml');
    writeFileSync(
      overlay,
      stringify({
        streaming: {
          clusters: clusters({ kafka, registry, password, token }),
          story: { registryAuth: { username: USERNAME, password } },
        },
      }),
    );
    const portal = await startTemporaryPortal({
      kafka: { bootstrap: kafka.bootstrap, registryUrl: storyRegistry.url },
      overrides: [overlay],
    });
    stops.push(() => portal.stop());
    return {
      env: {
        PORTAL_URL: portal.baseUrl,
        PORTAL_LOG: portal.logFile,
        SCHEMA_REGISTRY_URL: registry.url,
        STORY_REGISTRY_URL: storyRegistry.url,
        SECURED_USERNAME: USERNAME,
        SECURED_PASSWORD: password,
        SECURED_TOKEN: token,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Who may use the registry, with secrets made by its own commands, and which certificate it trusts. */
function writeFiles(directory, kafka, password) {
  const ca = path.join(directory, 'ca.pem');
  writeFileSync(ca, kafka.secured.ca);
  const [, token, tokenHash] =
    /token: (\S+)\s+tokenHash: (\S+)/.exec(makeSecret('create-token')) ?? [];
  const passwordHash = makeSecret('hash-password', password).trim();
  const grants = [{ role: 'admin', subjects: '*' }];
  const auth = path.join(directory, 'auth.yaml');
  writeFileSync(
    auth,
    stringify({
      users: { [USERNAME]: { passwordHash, grants } },
      tokens: { portal: { tokenHash, grants } },
    }),
  );
  return { ca, auth, token };
}

function makeSecret(command, input) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...registryCommand, command],
    { cwd: root, encoding: 'utf8', input },
  );
  if (status !== 0) {
    throw new Error(`millrace-registry ${command} failed:\n${stderr}`);
  }
  return stdout;
}

function clusters({ kafka, registry, password, token }) {
  const { bootstrap, ca } = kafka.secured;
  const login = { username: USERNAME, password };
  const cluster = (id, sasl, auth) => ({
    title: id,
    environment: id,
    landscape: id,
    mode: 'observe',
    bootstrapServers: [bootstrap],
    ssl: { ca },
    sasl,
    registry: { url: registry.url, auth },
  });
  const basic = { type: 'basic', ...login };
  return {
    kafka: {
      ...cluster('kafka', { mechanism: 'scram-sha-512', ...login }, basic),
      environment: 'dev',
      landscape: 'default',
      mode: 'manage',
    },
    scram: cluster('scram', { mechanism: 'scram-sha-256', ...login }, basic),
    plain: cluster(
      'plain',
      { mechanism: 'plain', ...login },
      { type: 'bearer', token },
    ),
    oauth: cluster(
      'oauth',
      { mechanism: 'oauthbearer', token: unsecuredToken() },
      basic,
    ),
    wrong: cluster(
      'wrong',
      { mechanism: 'plain', username: USERNAME, password: 'not-this-one' },
      { type: 'basic', username: USERNAME, password: 'not-this-one' },
    ),
  };
}

/** What Kafka's own validator for development takes: a token that nobody signed. */
function unsecuredToken() {
  const part = value =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub: USERNAME, iat: now, exp: now + 3_600 };
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToken } from './auth/secrets';
import { readCliOptions } from './cliOptions';

const brokers = '127.0.0.1:9092';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

it('starts on loopback without authentication', () => {
  expect(readCliOptions({ brokers }, {})).toEqual({
    kafka: { brokers: ['127.0.0.1:9092'], ssl: false, sasl: undefined },
    auth: undefined,
    host: '127.0.0.1',
    port: 8081,
    topic: undefined,
    allowNonLoopback: false,
  });
});

it('trusts a private authority of the brokers', () => {
  const ca = file('ca.pem', 'certificate');
  expect(readCliOptions({ brokers, ca }, {}).kafka.ssl).toEqual({
    ca: ['certificate'],
  });
  expect(readCliOptions({ brokers, tls: true }, {}).kafka.ssl).toBe(true);
  expect(() => readCliOptions({ brokers, ca: `${ca}.old` }, {})).toThrow(
    '.old" cannot be read: ENOENT',
  );
});

it('reads who may use it from a file', () => {
  const { hash } = createToken();
  const auth = file(
    'auth.yaml',
    `tokens:\n  ci:\n    tokenHash: ${hash}\n    grants: [{ role: read, subjects: '*' }]\n`,
  );
  expect(
    readCliOptions({ brokers }, { REGISTRY_AUTH: auth }).auth?.tokens,
  ).toEqual({
    ci: { tokenHash: hash, grants: [{ role: 'read', subjects: '*' }] },
  });
});

it('never repeats what a broken file holds', () => {
  const auth = file('broken.yaml', 'users:\n  ann: {hunter2');
  const read = () => readCliOptions({ brokers, auth }, {});
  expect(read).toThrow('broken.yaml" is not YAML: ');
  expect(read).not.toThrow('hunter2');
});

it('shows brokers a token', async () => {
  const flags = { brokers, 'sasl-mechanism': 'OAUTHBEARER' };
  const { sasl } = readCliOptions(flags, { REGISTRY_SASL_TOKEN: 'abc' }).kafka;
  expect(sasl).toMatchObject({ mechanism: 'oauthbearer' });
  expect(() => readCliOptions(flags, {})).toThrow('REGISTRY_SASL_TOKEN');
});

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './freePort.mjs';
import { say } from './report.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';

const versionsFolder = '/usr/lib/postgresql';

/**
 * Starts a throw-away PostgreSQL for tests, or resolves with undefined (and says so) where none is installed.
 * `testEnvironment` tells Backstage's TestDatabases where it is.
 */
export async function startPostgres() {
  const bin = findBinaries();
  if (!bin) {
    say('PostgreSQL is not installed: stores are tested on SQLite only');
    return undefined;
  }
  const { directory, remove } = makeTemporaryFolder('postgres');
  chmodSync(directory, 0o777);
  const data = path.join(directory, 'data');
  const port = await freePort();
  run(bin, 'initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-N']);
  run(bin, 'pg_ctl', [
    '-D',
    data,
    '-l',
    path.join(directory, 'log'),
    '-w',
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${directory} -c fsync=off`,
    'start',
  ]);
  const stopServer = () =>
    run(bin, 'pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  process.prependOnceListener('exit', stopServer);
  const url = `postgresql://postgres@127.0.0.1:${port}`;
  return {
    url,
    testEnvironment: {
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url,
    },
    async stop() {
      process.off('exit', stopServer);
      stopServer();
      remove();
    },
  };
}

function findBinaries() {
  if (!existsSync(versionsFolder)) {
    return undefined;
  }
  return readdirSync(versionsFolder)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => path.join(versionsFolder, version, 'bin'))
    .find(folder => existsSync(path.join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it. */
function run(bin, program, args) {
  const command = [path.join(bin, program), ...args];
  const [first, ...rest] =
    process.getuid() === 0
      ? ['runuser', '-u', 'postgres', '--', ...command]
      : command;
  const { status, stderr, error } = spawnSync(first, rest, {
    encoding: 'utf8',
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'],
  });
  if (status !== 0) {
    throw new Error(`${program} failed: ${stderr ?? error?.message ?? status}`);
  }
}

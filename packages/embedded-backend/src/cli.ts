/* `millrace-embedded`: the embedded backend without a portal. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { parseEmbeddedConfig } from './config/EmbeddedConfig';
import { BANNER } from './EmbeddedBackend';
import { createLineWriter } from './lineWriter';
import { createJsonLogger } from './logger';
import { limitHeapGrowth } from './process/limitHeapGrowth';
import { endpointsSchema, exitCodes } from './process/messages';
import { exitCodeOf, runEmbedded } from './process/runEmbedded';
import { repairDataFolder } from './repairDataFolder';

const USAGE = `Usage: millrace-embedded <command> [--config <file>] [--data-dir <folder>] [--accept-loss]

  start    runs broker and registry until a signal stops them
  status   says where the backend of a data folder can be reached
  check    reads every record of a stopped backend and says what is damaged; changes nothing
  repair   names the offsets that damage has cost; with --accept-loss it gives them up and makes the rest readable
  version  prints the version

The configuration file holds the keys of streaming.embedded in YAML.
`;

const commands = { start, status, check, repair, version };

main();

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      config: { type: 'string' },
      'data-dir': { type: 'string' },
      'accept-loss': { type: 'boolean', default: false },
    },
  });
  const [name = ''] = positionals;
  const command = new Map(Object.entries(commands)).get(name);
  if (!command) {
    process.stderr.write(
      `"${name}" is not a command; choose one of: ${Object.keys(commands).join(
        ', ',
      )}.\n\n${USAGE}`,
    );
    process.exit(exitCodes.badConfiguration);
  }
  command(readConfig(values), { acceptLoss: values['accept-loss'] });
}

function readConfig(values: { config?: string; 'data-dir'?: string }): unknown {
  const file = values.config
    ? parse(readFileSync(values.config, 'utf8'))
    : undefined;
  const dataDir = values['data-dir'];
  return { ...file, ...(dataDir ? { dataDir } : {}) };
}

function start(config: unknown) {
  process.stderr.write(`${BANNER}\n`);
  const { write, flush } = createLineWriter(lines =>
    process.stdout.write(lines),
  );
  process.once('exit', flush);
  limitHeapGrowth();
  runEmbedded({
    config,
    configPrefix: '',
    createLogger: component => createJsonLogger({ component, write }),
    onReady: endpoints =>
      process.stdout.write(`${JSON.stringify({ ready: endpoints })}\n`),
    onFailed: message => process.stderr.write(`${message}\n`),
    onStopRequest: stop => {
      process.on('SIGTERM', stop);
      process.on('SIGINT', stop);
    },
    exit: code => process.exit(code),
  });
}

function status(config: unknown) {
  const { dataDir } = parseEmbeddedConfig(config);
  const file = path.join(path.resolve(dataDir), 'endpoints.json');
  const endpoints = endpointsSchema.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  const alive = isAlive(endpoints.pid);
  process.stdout.write(
    `${JSON.stringify({ running: alive, ...endpoints }, undefined, 2)}\n`,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function check(config: unknown) {
  repair(config, { acceptLoss: false });
}

/** Prints one JSON line per damaged partition; exits with 70 while damage is left. */
function repair(config: unknown, options: { acceptLoss: boolean }) {
  process.stderr.write(`${BANNER}\n`);
  const { dataDir } = parseEmbeddedConfig(config);
  repairDataFolder(path.resolve(dataDir), options).then(
    damaged => {
      damaged.forEach(line => process.stdout.write(`${line}\n`));
      const left = damaged.length > 0 && !options.acceptLoss;
      process.exit(left ? exitCodes.internal : exitCodes.clean);
    },
    error => {
      process.stderr.write(`${error.message}\n`);
      process.exit(exitCodeOf(error));
    },
  );
}

function version() {
  const { version: text } = JSON.parse(
    readFileSync(
      require.resolve('@millrace/embedded-backend/package.json'),
      'utf8',
    ),
  );
  process.stdout.write(`${text}\n`);
}

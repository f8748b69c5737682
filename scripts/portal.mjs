import { spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
} from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { isTaken } from './portalConfig.mjs';
import { root, say, step } from './report.mjs';

const READY_TIMEOUT_MS = 120_000;
const POLL_MS = 100;
const STOP_TIMEOUT_MS = 20_000;
/** How the embedded module's log line begins when its child process gave up for good. */
const gaveUp = /The embedded streaming backend is unavailable: .*/;
const transform = '@backstage/cli/config/nodeTransform.cjs';

/**
 * Starts the portal. `ready` resolves when it answers and its cluster is reachable; it rejects with the reason, and
 * nothing left running, when that will not happen.
 */
export function startPortal({
  config,
  verbose = false,
  logFile = path.join(root, '.millrace/portal.log'),
}) {
  mkdirSync(path.dirname(logFile), { recursive: true, mode: 0o700 });
  const child = spawn(
    process.execPath,
    [
      // kafkajs asks for timers in the past, which Node clamps and complains about.
      '--disable-warning=TimeoutNegativeWarning',
      '--require',
      transform,
      'packages/backend/src/index.ts',
      ...config.argv,
    ],
    {
      cwd: root,
      env: { NODE_ENV: 'development', ...process.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C reaches only this launcher, which then stops everything in order.
      detached: true,
    },
  );
  const log = createWriteStream(logFile);
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    if (verbose) {
      stream.pipe(process.stdout, { end: false });
    }
  }
  const ended = new Promise(resolve => {
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
  const failed = watchForFailure(child);
  const stop = () => stopGroup(child, ended);
  process.prependOnceListener('exit', () => killGroup(child, 'SIGKILL'));

  const begin = Date.now();
  const ready = step('Starting the portal', () =>
    Promise.race([untilReady(config, ended, logFile), failed]).catch(
      async error => {
        await stop();
        throw error;
      },
    ),
  ).then(() => announce(config, begin, logFile));
  return { ready, ended, stop, logFile };
}

/** Rejects as soon as the portal's log says that its broker will not come. */
function watchForFailure(child) {
  return new Promise((_resolve, reject) => {
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', line => {
        const [sentence] = sentenceOf(line).match(gaveUp) ?? [];
        if (sentence) {
          reject(new Error(sentence));
        }
      });
    }
  });
}

async function untilReady(config, ended, logFile) {
  let over = false;
  ended.then(() => {
    over = true;
  });
  const url = `${config.baseUrl}/.backstage/health/v1/readiness`;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (over) {
      throw new Error(explainFailure(logFile));
    }
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok && (await allListen(config.ports))) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  throw new Error(
    `The portal is not ready after ${
      READY_TIMEOUT_MS / 1000
    } s. ${explainFailure(logFile)}`,
  );
}

async function allListen(ports) {
  const answers = await Promise.all(
    ports.map(({ number }) => number === 0 || isTaken(number)),
  );
  return answers.every(Boolean);
}

/** The last lines that tell why, so that nobody has to look for a log first. */
function explainFailure(logFile) {
  const lines = existsSync(logFile)
    ? readFileSync(logFile, 'utf8').trimEnd().split('\n')
    : [];
  const telling = lines.filter(line => /error|fail|refus|denied/i.test(line));
  const shown = (telling.length ? telling : lines)
    .slice(-8)
    .map(sentenceOf)
    .join('\n  ');
  return `The portal did not start:\n  ${shown}\nThe whole log is in ${logFile}.`;
}

/** A line of Backstage's log without colours, and without the fields and stack that follow its sentence. */
function sentenceOf(line) {
  const [sentence = line] = stripVTControlCharacters(line).split(
    / \w+=(?:"|undefined\b|null\b)/,
  );
  return sentence;
}

function announce(config, begin, logFile) {
  const [, broker, registry] = config.ports;
  say('');
  say(`Portal    ${config.baseUrl}`);
  if (config.embedded) {
    say(`Broker    127.0.0.1:${broker.number}`);
    say(`Registry  http://127.0.0.1:${registry.number}`);
  }
  say('');
  say(
    `Ready after ${((Date.now() - begin) / 1000).toFixed(
      1,
    )} s. Ctrl-C stops everything. Log: ${logFile}`,
  );
}

async function stopGroup(child, ended) {
  child.kill('SIGTERM');
  const late = setTimeout(() => killGroup(child, 'SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(late);
  // What the portal started and did not live to stop.
  killGroup(child, 'SIGTERM');
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}

/*
 * Several registries, each a process of its own, on one topic of a broker: every id that was ever
 * acknowledged leads to the same text, whoever gave it.
 */
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Broker, createBroker } from '@millrace/kafka-broker';
import { sourceExecArgv } from './__testUtils__/TestRegistry';

const rounds = 4;
const subjects = 5;

interface Instance {
  process: ChildProcess;
  url: string;
}

let dataDir: string;
let broker: Broker;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'registries-'));
  broker = await createBroker({
    dataDir,
    listeners: { local: { host: '127.0.0.1', port: 0 } },
  });
  await broker.start();
});

afterAll(async () => {
  running.forEach(each => each.kill('SIGKILL'));
  await broker.stop();
  await rm(dataDir, { recursive: true });
});

async function start(): Promise<Instance> {
  const brokers = Object.values(broker.endpoints).map(
    ({ host, port }) => `${host}:${port}`,
  );
  const child = spawn(
    process.execPath,
    [
      ...sourceExecArgv,
      path.join(__dirname, 'cli.ts'),
      ...['--brokers', brokers.join(','), '--port', '0'],
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  running.add(child);
  child.once('exit', () => running.delete(child));
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  const { ready } = JSON.parse(String(line));
  return { process: child, url: `http://127.0.0.1:${ready.port}` };
}

async function end({ process: child }: Instance, signal: NodeJS.Signals) {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

it('hand out no id twice and lose nothing that they acknowledged', async () => {
  const acknowledged = new Map<number, string>();
  const refusals = new Set<number>();
  let asked = 0;

  const registerNext = async (url: string) => {
    const number = asked++;
    const schema = JSON.stringify({
      type: 'record',
      name: 'Moved',
      fields: [{ name: `field_${number}`, type: 'int', default: 0 }],
    });
    const response = await fetch(
      `${url}/subjects/crane-${number % subjects}-value/versions`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ schema }),
      },
    );
    const { id, error_code: code } = await response.json();
    if (id === undefined) {
      refusals.add(code);
      return;
    }
    expect([id, acknowledged.get(id) ?? schema]).toEqual([id, schema]);
    acknowledged.set(id, schema);
  };
  /** Asks until the instance is gone. */
  const load = async ({ url }: Instance) => {
    try {
      for (;;) await registerNext(url);
    } catch (error) {
      // fetch fails with this kind; anything else is a finding.
      if (Object(error).name !== 'TypeError') throw error;
    }
  };

  const loads: Promise<unknown>[] = [];
  let older = await start();
  loads.push(...[1, 2].map(() => load(older)));
  for (let round = 0; round < rounds; round++) {
    const younger = await start();
    loads.push(...[1, 2].map(() => load(younger)));
    await new Promise(resolve => {
      setTimeout(resolve, 300);
    });
    // The one that writes ends in every other round, and the other goes on.
    const [leaving, staying] = round % 2 ? [younger, older] : [older, younger];
    await end(leaving, round === 2 ? 'SIGKILL' : 'SIGTERM');
    older = staying;
  }
  await end(older, 'SIGKILL');
  await Promise.all(loads);

  const { url } = await start();
  for (const [id, text] of acknowledged) {
    const response = await fetch(`${url}/schemas/ids/${id}`);
    expect([id, await response.json()]).toEqual([id, { schema: text }]);
  }
  expect(acknowledged.size).toBeGreaterThan(rounds);
  expect([...refusals].filter(code => code < 50_000)).toEqual([]);
}, 60_000);

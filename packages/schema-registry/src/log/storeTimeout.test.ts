/* A broker that says nothing any more: code 50002, and nothing is lost or given twice after it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Broker, createBroker } from '@millrace/kafka-broker';
import { SwallowingProxy } from '../__testUtils__/SwallowingProxy';
import { silentLogger, sourceExecArgv } from '../__testUtils__/TestRegistry';
import { SchemaRegistry, startSchemaRegistry } from '../startSchemaRegistry';

let dataDir: string;
let broker: Broker;
let proxy: SwallowingProxy;
let registry: SchemaRegistry;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'registry-timeout-'));
  const { port, lead } = await SwallowingProxy.start();
  broker = await createBroker({
    dataDir,
    listeners: {
      local: {
        host: '127.0.0.1',
        port: 0,
        advertised: { host: '127.0.0.1', port },
      },
    },
  });
  await broker.start();
  const { local } = broker.endpoints;
  if (!local) throw new Error('The broker does not listen');
  proxy = lead(local);
  registry = await startSchemaRegistry({
    kafka: { brokers: [`127.0.0.1:${port}`] },
    host: '127.0.0.1',
    port: 0,
    workerExecArgv: sourceExecArgv,
    logger: silentLogger,
  });
});

afterAll(async () => {
  await registry.stop();
  proxy.stop();
  await broker.stop();
  await rm(dataDir, { recursive: true });
});

async function register(subject: string, schema: string) {
  const response = await fetch(
    `http://127.0.0.1:${registry.port}/subjects/${subject}/versions`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ schema }),
    },
  );
  return { status: response.status, ...(await response.json()) };
}

it('answers 50002 after 10 s, and goes on when the broker does', async () => {
  expect(await register('a', '"int"')).toEqual({ status: 200, id: 1 });
  proxy.swallow();
  const begin = performance.now();
  const late = await register('b', '"long"');
  expect(late).toMatchObject({ status: 500, error_code: 50002 });
  expect(late.message).toContain('the request may be repeated');
  expect(performance.now() - begin).toBeLessThan(11_000);
  expect(performance.now() - begin).toBeGreaterThan(9_900);

  // What is durable can still be read.
  const read = await fetch(`http://127.0.0.1:${registry.port}/schemas/ids/1`);
  expect(await read.json()).toEqual({ schema: '"int"' });

  proxy.release();
  const repeated = await register('b', '"long"');
  const other = await register('c', '"bytes"');
  expect(repeated).toEqual({ status: 200, id: 2 });
  expect(other).toEqual({ status: 200, id: 3 });
}, 40_000);

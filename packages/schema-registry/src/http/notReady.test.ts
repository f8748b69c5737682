/* What a registry answers that has not replayed its topic yet, or is stopping. */
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { MemorySchemaLog } from '../log/MemorySchemaLog';
import { Registry } from '../Registry';
import { silentLogger, testJudge } from '../__testUtils__/TestRegistry';
import { createRegistryServer } from './createRegistryServer';

let server: ReturnType<typeof createServer>;
let url: string;

beforeAll(async () => {
  const registry = new Registry({
    log: new MemorySchemaLog(),
    judge: testJudge(),
    logger: silentLogger,
  });
  server = createRegistryServer({
    registry,
    clusterId: 'test',
    logger: silentLogger,
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // The server listens on a port, so its address is an object.
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});

afterAll(() => server.close());

it.each([
  ['GET', '/subjects'],
  ['GET', '/schemas/ids/1'],
  ['GET', '/config'],
  ['POST', '/subjects/a/versions'],
  ['DELETE', '/subjects/a'],
])('refuses %s %s until it can answer right', async (method, path) => {
  const response = await fetch(`${url}${path}`, { method });
  expect(response.status).toBe(503);
  expect(response.headers.get('Retry-After')).toBe('1');
  expect(await response.text()).toBe(
    '{"error_code":503,"message":"The registry is not ready yet"}',
  );
});

it('says that it is alive', async () => {
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([200, '{}']);
});

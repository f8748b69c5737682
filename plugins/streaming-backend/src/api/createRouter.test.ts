import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createRouter } from './createRouter';
import { OperationHandlers } from './OperationHandlers';

const called = jest.fn(async (..._input: unknown[]) => ({}));
let server: Server;

beforeAll(async () => {
  const app = express();
  app.use(
    createRouter({
      httpAuth: mockServices.httpAuth(),
      // Each operation is answered by the same mock, whose answer nobody checks.
      handlers: new Proxy(
        {},
        { get: () => called },
      ) as unknown as OperationHandlers,
    }),
  );
  app.use(mockErrorHandler());
  server = createServer(app).listen(0);
  await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(() => called.mockClear());

/** Sends a body, as text where it is one already, and returns status and answer. */
async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  // A server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'object' ? JSON.stringify(body) : (body as string),
  });
  return { status: response.status, answer: await response.json() };
}

const answers = {
  environment: 'dev',
  owner: 'group:default/checkout',
  key: { strategy: 'none', field: null, ordering: '' },
};

it('passes on what is right', async () => {
  const sent = { type: 'topic', answers };
  expect(
    await send('POST', '/requests', sent, { 'Idempotency-Key': 'k' }),
  ).toEqual({ status: 201, answer: {} });
  expect(called).toHaveBeenCalledWith(
    expect.objectContaining({
      body: expect.objectContaining({ submit: false }),
    }),
    expect.objectContaining({ idempotencyKey: 'k' }),
  );
});

it.each([0, 256])(
  'refuses an idempotency key of %d characters',
  async length => {
    const { status, answer } = await send(
      'POST',
      '/requests',
      { type: 'topic', answers },
      { 'Idempotency-Key': 'k'.repeat(length) },
    );
    expect(status).toBe(400);
    expect(answer.error).toMatchObject({
      message: `The header Idempotency-Key has ${length} characters; send between 1 and 255, or leave it out`,
      said: { code: 'request.keyLength' },
    });
    expect(called).not.toHaveBeenCalled();
  },
);

import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createRouter } from './createRouter';
import { OperationHandlers } from './OperationHandlers';

const called = jest.fn(async (..._input: unknown[]) => ({}));
let server: Server;
const mode = process.env.NODE_ENV;

beforeAll(async () => {
  // In which Backstage shows stacks.
  Reflect.set(process.env, 'NODE_ENV', 'development');
  const app = express();
  app.use(
    createRouter({
      httpAuth: mockServices.httpAuth(),
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
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
afterAll(() => {
  server.close();
  Reflect.set(process.env, 'NODE_ENV', mode);
});
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

it('passes on a call without body, whatever its headers say', async () => {
  expect(
    await send('POST', '/requests/REQ-1/submit', undefined, {
      'Content-Type': 'text/plain',
    }),
  ).toEqual({ status: 200, answer: {} });
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

it.each<[string, string, string, unknown, string]>([
  [
    'a mistyped member',
    'POST',
    '/requests',
    { type: 'topic', answers, sumbit: true },
    'body.sumbit is not known; did you mean submit? Known: type, answers, submit',
  ],
  [
    'a member of a member',
    'POST',
    '/requests/REQ-1/approve',
    { revision: 1, boguser: 1 },
    'body.boguser is not known; known: revision, slot, comment',
  ],
  [
    'a member of the schema',
    'POST',
    '/checks',
    {
      ...answers,
      schema: { type: 'AVRO', text: '"string"', compat: 'NONE' },
    },
    'body.schema.compat is not known; ',
  ],
  [
    'a query member',
    'GET',
    '/requests?sate=draft',
    undefined,
    'query.sate is not known; did you mean state? Known: limit, cursor, state, mine, waitingForMe, environment, q',
  ],
  [
    'a value that is no choice',
    'GET',
    '/requests?state=bogus',
    undefined,
    'query.state must be draft, checking, awaiting_approval, approved, provisioning, provisioned, failed, rejected, cancelled or expired',
  ],
  [
    'one of several such values',
    'GET',
    '/requests?state=draft&state=bogus',
    undefined,
    'query.state[1] must be draft, checking, ',
  ],
  [
    'a limit that is no number',
    'GET',
    '/requests?limit=many',
    undefined,
    'query.limit must be a number',
  ],
  [
    'a limit that is too high',
    'GET',
    '/requests?limit=201',
    undefined,
    'query.limit is too high; it must be at most 200',
  ],
  [
    'a number that is too low',
    'POST',
    '/checks',
    { ...answers, partitions: 0 },
    'body.partitions is too low; it must be at least 1',
  ],
  [
    'a number beyond all bounds',
    'POST',
    '/checks',
    { ...answers, messagesPerSecond: 1e308 },
    'body.messagesPerSecond is too high; it must be at most 1000000000',
  ],
  [
    'a number with a fraction',
    'POST',
    '/checks',
    { ...answers, partitions: 1.5 },
    'body.partitions must be a whole number',
  ],
  [
    'a text that is too long',
    'POST',
    '/schemas/check',
    { type: 'AVRO', text: ' '.repeat(1_048_577) },
    'body.text is too long; it must have at most 1048576 characters',
  ],
  [
    'a comment of blanks only',
    'POST',
    '/requests/REQ-1/comments',
    { text: ' \n\t ' },
    'body.text is too short; it must have at least 1 character',
  ],
  [
    'an owner without kind',
    'POST',
    '/checks',
    { ...answers, owner: 'checkout' },
    'body.owner must be a complete entity reference such as group:default/team-pricing',
  ],
  [
    'several things at once',
    'POST',
    '/checks',
    { ...answers, key: undefined, consumers: ['x'], bogus: 1 },
    'body.key is missing; it must be an object. body.consumers[0] must be a complete entity reference such as group:default/team-pricing. body.bogus is not known; known: environment, ',
  ],
])('refuses %s', async (_what, method, path, body, message) => {
  const { status, answer } = await send(method, path, body);
  expect(status).toBe(400);
  expect(answer.error).toMatchObject({
    name: 'InputError',
    message: expect.stringContaining(message),
    said: { code: expect.any(String) },
  });
  expect(called).not.toHaveBeenCalled();
});

it('names the limit for bodies and the choices', async () => {
  const { status, answer } = await send('POST', '/checks', {
    text: ' '.repeat(3_200_000),
  });
  expect(status).toBe(413);
  expect(answer.error).toMatchObject({
    name: 'PayloadTooLargeError',
    message:
      'The body has 3.2 MB; at most 3.15 MB are taken. Leave out what is not needed, or split it',
    said: { code: 'api.bodyLarge' },
  });
});

it('says where a body is not JSON', async () => {
  const { status, answer } = await send('POST', '/checks', '{"a": 1,}');
  expect(status).toBe(400);
  expect(answer.error).toMatchObject({
    message: expect.stringMatching(
      /^The body is not JSON: Expected .* at position 8.*; correct it there and send it again$/,
    ),
    said: { code: 'api.bodyBroken' },
  });
});

it('asks for JSON where something else is sent', async () => {
  const { status, answer } = await send('POST', '/checks', 'a=1', {
    'Content-Type': 'application/x-www-form-urlencoded',
  });
  expect(status).toBe(400);
  expect(answer.error).toMatchObject({
    message:
      'The body is application/x-www-form-urlencoded; send JSON, with the header Content-Type: application/json',
    said: { code: 'api.bodyType' },
  });
});

it.each([
  ['GET', '/nothing'],
  ['DELETE', '/requests/REQ-1'],
])('does not know %s %s, and says what is known', async (method, path) => {
  const { status, answer } = await send(method, path);
  expect(status).toBe(404);
  expect(answer.error).toMatchObject({
    name: 'NotFoundError',
    message: `There is no ${method} ${path} under /api/streaming; GET /api/streaming/openapi.json lists what there is`,
    said: { code: 'api.unknown' },
  });
});

it('never shows the stack of an error', async () => {
  called.mockRejectedValueOnce(new Error('broken'));
  const { status, answer } = await send('GET', '/clusters');
  expect(status).toBe(500);
  expect(answer.error).toEqual({ name: 'Error', message: 'broken' });
});

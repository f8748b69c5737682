import {
  ErrorCode,
  apiVersionsRequestCodec,
  apiVersionsResponseCodec,
  heartbeatRequestCodec,
  heartbeatResponseCodec,
  saslAuthenticateRequestCodec,
  saslAuthenticateResponseCodec,
  type HeartbeatRequest,
  type HeartbeatResponse,
  type SaslAuthenticateRequest,
  type SaslAuthenticateResponse,
} from '@millrace/kafka-protocol';
import {
  createApiVersionsHandler,
  rememberSoftware,
} from '../handlers/18-api-versions';
import { advertisedVersions } from '../handlers/advertisedVersions';
import { bindHandler, type BoundHandler } from '../handlers/BoundHandler';
import type { Handler, RequestContext } from '../handlers/Handler';
import { systemClock } from '../log/Clock';
import { silentLogger } from '../logging/Logger';
import { Metrics } from '../metrics/Metrics';
import { RawClient, requestFrame } from './__testUtils__/RawClient';
import { Dispatcher } from './Dispatcher';
import { defaultLimits, type Limits } from './Limits';
import { Server } from './Server';

const HEARTBEAT = 12;
const SASL_AUTHENTICATE = 36;
const API_VERSIONS = 18;

/** Heartbeats answer when told to, SaslAuthenticate returns as many bytes as it was sent. */
async function start(limits: Partial<Limits> = {}) {
  const waiting = new Map<string, (response: HeartbeatResponse) => void>();
  const seen: RequestContext[] = [];
  const heartbeat: Handler<HeartbeatRequest, HeartbeatResponse> = {
    apiKey: HEARTBEAT,
    name: 'Heartbeat',
    versions: [0, 4],
    handle(request, context) {
      seen.push(context);
      if (request.groupId === 'fault') throw new TypeError('a bug');
      if (request.groupId === 'now') return { errorCode: 0 };
      if (request.groupId === 'nothing') return undefined;
      return new Promise(resolve => {
        waiting.set(request.groupId, resolve);
        context.signal.addEventListener('abort', () =>
          resolve({ errorCode: ErrorCode.REBALANCE_IN_PROGRESS }),
        );
      });
    },
  };
  const echo: Handler<SaslAuthenticateRequest, SaslAuthenticateResponse> = {
    apiKey: SASL_AUTHENTICATE,
    name: 'SaslAuthenticate',
    versions: [0, 2],
    handle: request => ({
      errorCode: 0,
      errorMessage: null,
      authBytes: request.authBytes,
    }),
  };
  const metrics = new Metrics();
  const handlers: BoundHandler[] = [
    bindHandler(heartbeatRequestCodec, heartbeatResponseCodec, heartbeat),
    bindHandler(
      saslAuthenticateRequestCodec,
      saslAuthenticateResponseCodec,
      echo,
    ),
    bindHandler(
      apiVersionsRequestCodec,
      apiVersionsResponseCodec,
      createApiVersionsHandler(() => advertisedVersions(handlers)),
      rememberSoftware,
    ),
  ];
  const dispatcher = new Dispatcher(handlers, {
    metrics,
    monotonicMs: () => systemClock.monotonicMs(),
  });
  const server = new Server({
    listeners: { local: { host: '127.0.0.1', port: 0 } },
    dispatcher,
    limits: { ...defaultLimits, ...limits },
    logger: silentLogger,
    metrics,
    clock: systemClock,
  });
  await server.listen();
  const port = server.endpoints.local?.port ?? 0;
  return { server, port, waiting, seen, metrics };
}

const beat = (correlationId: number, groupId: string) =>
  requestFrame({
    apiKey: HEARTBEAT,
    apiVersion: 0,
    correlationId,
    body: writer =>
      heartbeatRequestCodec.encode(
        writer,
        { groupId, generationId: 1, memberId: 'm', groupInstanceId: null },
        0,
      ),
  });

const echoFrame = (correlationId: number, size: number) =>
  requestFrame({
    apiKey: SASL_AUTHENTICATE,
    apiVersion: 0,
    correlationId,
    body: writer => writer.bytes(Buffer.alloc(size, 7)),
  });

const apiVersions = (
  correlationId: number,
  apiVersion: number,
  software: [name: string, version: string] = ['harbour-tool', '1.2'],
) =>
  requestFrame({
    apiKey: API_VERSIONS,
    apiVersion,
    correlationId,
    body: writer =>
      apiVersionsRequestCodec.encode(
        writer,
        { clientSoftwareName: software[0], clientSoftwareVersion: software[1] },
        Math.min(apiVersion, 4),
      ),
  });

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setImmediate(resolve));
}

describe('Server', () => {
  const started: Server[] = [];
  const open: RawClient[] = [];

  async function setUp(limits?: Partial<Limits>) {
    const context = await start(limits);
    started.push(context.server);
    const client = await RawClient.connect(context.port);
    open.push(client);
    return { ...context, client };
  }

  afterEach(async () => {
    for (const client of open.splice(0)) client.destroy();
    await Promise.all(started.splice(0).map(server => server.close(0)));
  });

  it('answers pipelined requests in their order, whichever is ready first', async () => {
    const { client, waiting } = await setUp();
    client.send(beat(1, 'slow'), beat(2, 'now'), beat(3, 'quick'));
    await until(() => waiting.has('quick'));
    waiting.get('quick')?.({ errorCode: 0 });
    waiting.get('slow')?.({ errorCode: 0 });
    const order = [
      await client.receive(),
      await client.receive(),
      await client.receive(),
    ];
    expect(order.map(response => response.correlationId)).toEqual([1, 2, 3]);
  });

  it('sends nothing for a request without an answer and keeps the order', async () => {
    const { client } = await setUp();
    client.send(beat(1, 'nothing'), beat(2, 'now'));
    expect((await client.receive()).correlationId).toBe(2);
  });

  it('answers an unknown ApiVersions version in version 0 and goes on', async () => {
    const { client } = await setUp();
    client.send(apiVersions(9, 97));
    const { correlationId, body } = await client.receive();
    const answer = apiVersionsResponseCodec.decode(body, 0);
    expect(correlationId).toBe(9);
    expect(answer.errorCode).toBe(ErrorCode.UNSUPPORTED_VERSION);
    expect(answer.apiKeys.map(api => [api.apiKey, api.maxVersion])).toEqual([
      [HEARTBEAT, 4],
      [API_VERSIONS, 4],
      [SASL_AUTHENTICATE, 2],
    ]);

    client.send(apiVersions(10, 3));
    const next = await client.receive();
    expect(apiVersionsResponseCodec.decode(next.body, 3).errorCode).toBe(
      ErrorCode.NONE,
    );
    expect(next.body.remaining).toBe(0);
  });

  it('refuses a malformed client software name and remembers a good one', async () => {
    const { client, seen } = await setUp();
    client.send(apiVersions(1, 3, ['-crane-', '1.0']));
    const { body } = await client.receive();
    expect(apiVersionsResponseCodec.decode(body, 3).errorCode).toBe(
      ErrorCode.INVALID_REQUEST,
    );

    client.send(apiVersions(2, 3), beat(3, 'now'));
    await client.receive();
    await client.receive();
    expect(seen[0]).toMatchObject({
      softwareName: 'harbour-tool',
      softwareVersion: '1.2',
      clientId: 'raw',
      host: '127.0.0.1',
      listener: 'local',
      principal: 'User:ANONYMOUS',
    });
  });

  it.each([
    [
      'an API that is not served',
      requestFrame({ apiKey: 3, apiVersion: 9, correlationId: 1 }),
    ],
    [
      'an API nobody knows',
      requestFrame({ apiKey: 999, apiVersion: 0, correlationId: 1 }),
    ],
    [
      'a version that is not served',
      requestFrame({ apiKey: HEARTBEAT, apiVersion: 40, correlationId: 1 }),
    ],
    [
      'a body that ends early',
      requestFrame({ apiKey: HEARTBEAT, apiVersion: 0, correlationId: 1 }),
    ],
    ['a frame of two bytes', Buffer.from([0, 0, 0, 2, 0, 18])],
    ['an oversized frame', Buffer.from('0c80000000120000', 'hex')],
    ['a negative length', Buffer.from('ffffffff', 'hex')],
    ['an HTTP request', Buffer.from('GET / HTTP/1.1\r\nHost: broker\r\n\r\n')],
    ['a fault of a handler', beat(1, 'fault')],
  ])('closes only the connection that sent %s', async (_, frame) => {
    const { client, port, metrics } = await setUp();
    const other = await RawClient.connect(port);
    open.push(other);
    client.send(frame);
    await client.closed();
    other.send(beat(5, 'now'));
    expect((await other.receive()).correlationId).toBe(5);
    expect(metrics.toPrometheusText()).toContain(
      'millrace_broker_refused_frames_total 1',
    );
  });

  it('closes connections above the limit per address', async () => {
    const { port, client } = await setUp({ connectionsPerAddress: 1 });
    const second = await RawClient.connect(port);
    open.push(second);
    await second.closed();
    client.send(beat(1, 'now'));
    expect((await client.receive()).correlationId).toBe(1);
  });

  it('serves no further requests of a client that does not read', async () => {
    const { client, metrics } = await setUp({
      queuedResponseBytes: 64 * 1024,
    });
    const size = 1024 * 1024;
    const total = 40;
    client.socket.pause();
    for (let index = 0; index < total; index++) {
      client.send(echoFrame(index, size));
    }
    await new Promise(resolve => setTimeout(resolve, 200));
    const served = Number(
      /request_seconds_count\{api="SaslAuthenticate"\} (\d+)/.exec(
        metrics.toPrometheusText(),
      )?.[1] ?? 0,
    );
    expect(served).toBeLessThan(total / 2);

    client.socket.resume();
    for (let index = 0; index < total; index++) {
      expect((await client.receive()).correlationId).toBe(index);
    }
  });

  it('closes a client that reads nothing for too long', async () => {
    const { client } = await setUp({
      queuedResponseBytes: 64 * 1024,
      stalledWriteMs: 300,
    });
    client.socket.pause();
    for (let index = 0; index < 20; index++) {
      client.send(echoFrame(index, 1024 * 1024));
    }
    await new Promise(resolve => setTimeout(resolve, 2_500));
    client.socket.resume();
    await expect(client.closed()).resolves.toBeUndefined();
  });

  it('closes a connection that asks nothing for too long', async () => {
    const { client } = await setUp({ idleMs: 100 });
    await expect(client.closed()).resolves.toBeUndefined();
  });

  it('answers waiting requests before it stops', async () => {
    const { client, server, waiting } = await setUp();
    client.send(beat(1, 'long poll'));
    await until(() => waiting.has('long poll'));
    const closing = server.close(5_000);
    const { body } = await client.receive();
    expect(heartbeatResponseCodec.decode(body, 0).errorCode).toBe(
      ErrorCode.REBALANCE_IN_PROGRESS,
    );
    await closing;
    await client.closed();
  });

  it('names the listener, host and port that cannot be bound', async () => {
    const { port } = await setUp();
    const metrics = new Metrics();
    const second = new Server({
      listeners: { lan: { host: '127.0.0.1', port } },
      dispatcher: new Dispatcher([], { metrics, monotonicMs: () => 0 }),
      limits: defaultLimits,
      logger: silentLogger,
      metrics,
      clock: systemClock,
    });
    await expect(second.listen()).rejects.toThrow(
      `Listener "lan" cannot use 127.0.0.1:${port}`,
    );
  });
});

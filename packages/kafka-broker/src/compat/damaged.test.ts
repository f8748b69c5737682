import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { silentLogger } from '../logging/Logger';
import { RawClient } from '../server/__testUtils__/RawClient';
import { TestBroker } from './TestBroker';

/*
 * Requests of real clients with a few bytes changed. Most still decode, and then say something
 * no client would: the broker answers or closes the connection, and is never at fault.
 */

/** Long enough for an answer; a damaged request may well ask to wait for days. */
const PATIENCE_MS = 40;

const folder = path.resolve(
  __dirname,
  '../../../kafka-protocol/src/__fixtures__/captured',
);
const requests: Buffer[] = readdirSync(folder)
  .filter(file => file.endsWith('.json'))
  .flatMap(file => {
    const capture: { exchanges: { request: string }[] } = JSON.parse(
      readFileSync(path.join(folder, file), 'utf8'),
    );
    return capture.exchanges.map(({ request }) => Buffer.from(request, 'hex'));
  });

function framed(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** Changes bytes behind API key and version, which decide what is being tested. */
function damage(request: Buffer, changes: [at: number, byte: number][]) {
  const damaged = Buffer.from(request);
  for (const [at, byte] of changes) {
    damaged.writeUInt8(byte, 4 + (at % (damaged.length - 4)));
  }
  return damaged;
}

describe('damaged requests of real clients', () => {
  it('are answered or close their connection, without a fault of the broker', async () => {
    const faults: unknown[] = [];
    const broker = await TestBroker.start({
      logger: {
        ...silentLogger,
        error: (message, facts) => faults.push([message, facts]),
      },
    });
    const changes = fc.sample(
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
        minLength: 1,
        maxLength: 3,
      }),
      { numRuns: requests.length * 6, seed: 20 },
    );
    let client = await RawClient.connect(broker.port);
    for (const [turn, bytes] of changes.entries()) {
      const request = requests[turn % requests.length] ?? Buffer.alloc(0);
      client.send(framed(damage(request, bytes)));
      const isAnswered = await Promise.race([
        client.receive().then(
          () => true,
          () => false,
        ),
        new Promise<false>(resolve =>
          setTimeout(() => resolve(false), PATIENCE_MS),
        ),
      ]);
      if (!isAnswered) {
        client.destroy();
        client = await RawClient.connect(broker.port);
      }
    }
    client.destroy();
    await broker.stop();
    expect(faults).toEqual([]);
  }, 60_000);
});

/*
 * A proxy between a Kafka client and a broker that keeps what they say to each other.
 *
 *   node scripts/capture.mjs --listen 39094 --broker 127.0.0.1:39092 \
 *     --client kcat-1.7.1 --with apache-kafka-4.3.1 --output src/__fixtures__/captured
 *
 * The broker must advertise the proxy's address. Ends on SIGTERM or SIGINT and writes one file
 * per client with the first exchange of every API and version that fits into 4 KiB.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';

const MAX_FRAME_BYTES = 4096;

const { values } = parseArgs({
  options: {
    listen: { type: 'string' },
    broker: { type: 'string' },
    client: { type: 'string' },
    with: { type: 'string' },
    output: { type: 'string' },
  },
});
const [brokerHost, brokerPort] = values.broker.split(':');
/** `<api>-<version>` → exchange */
const exchanges = new Map();

const server = createServer(client => {
  const broker = connect({ host: brokerHost, port: Number(brokerPort) });
  const pending = new Map();
  client.on(
    'data',
    cut(frame => keepRequest(frame, pending)),
  );
  broker.on(
    'data',
    cut(frame => keepResponse(frame, pending)),
  );
  client.pipe(broker);
  broker.pipe(client);
  client.on('error', () => broker.destroy());
  broker.on('error', () => client.destroy());
});
server.listen(Number(values.listen), '127.0.0.1');
process.once('SIGTERM', finish);
process.once('SIGINT', finish);

function cut(onFrame) {
  let buffered = Buffer.alloc(0);
  return chunk => {
    buffered = Buffer.concat([buffered, chunk]);
    while (
      buffered.length >= 4 &&
      buffered.length >= 4 + buffered.readInt32BE(0)
    ) {
      const end = 4 + buffered.readInt32BE(0);
      onFrame(Buffer.from(buffered.subarray(4, end)));
      buffered = buffered.subarray(end);
    }
  };
}

function keepRequest(frame, pending) {
  pending.set(frame.readInt32BE(4), frame);
}

function keepResponse(frame, pending) {
  const request = pending.get(frame.readInt32BE(0));
  pending.delete(frame.readInt32BE(0));
  if (!request || request.length + frame.length > MAX_FRAME_BYTES) return;
  const apiKey = request.readInt16BE(0);
  const apiVersion = request.readInt16BE(2);
  const key = `${apiKey}-${apiVersion}`;
  const known = exchanges.get(key);
  // Of a Fetch, one that brought records says more than an empty poll.
  if (known && known.response.length / 2 >= frame.length) return;
  exchanges.set(key, {
    apiKey,
    apiVersion,
    request: request.toString('hex'),
    response: frame.toString('hex'),
  });
}

function finish() {
  const sorted = [...exchanges.values()].sort(
    (a, b) => a.apiKey - b.apiKey || a.apiVersion - b.apiVersion,
  );
  mkdirSync(values.output, { recursive: true });
  writeFileSync(
    path.join(values.output, `${values.client}.json`),
    `${JSON.stringify(
      {
        client: values.client,
        broker: values.with,
        date: new Date().toISOString().slice(0, 10),
        tool: 'scripts/capture.mjs',
        exchanges: sorted,
      },
      null,
      2,
    )}\n`,
  );
  process.exit(0);
}

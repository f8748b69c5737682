/*
 * Requests per second of our registry, in the embedded backend's child process, and of Apicurio on a broker of its
 * own in the same run: a warm read by id, a compatibility check, and a registration that makes the same check. Both
 * get the same schemas in turns, each schema new, so that no remembered answer helps. Prints medians and ratios, and
 * fails when a ratio is below its bar. Without Java 21 and Maven ours is measured alone.
 */
import { EmbeddedChild } from '../lib/EmbeddedChild';
import {
  LoadConnection,
  LoadRequest,
  measureLoad,
  requireOk,
} from '../lib/HttpLoad';
import { PeerRegistry, startPeer } from '../lib/PeerRegistry';
import { percentile } from '../lib/percentiles';
import { compatibleSchema, incompatibleSchema } from '../lib/portSchemas';

const ROUNDS = 5;
const ROUND_MS = 1_000;
/** A virtual machine compiles what runs often; figures before that are not its own. */
const WARM_UP_MS = 10_000;
const CONNECTIONS = [1, 16];
const READ_SCHEMAS = 50;
/** A subject gets no more versions than this, as in a company. */
const VERSIONS_PER_SUBJECT = 20;
const CHECKED = 'harbour.crane.checked-value';
/** A read is to take no longer than this at a pace that a server is used at. */
const PACE = { perSecond: 1_000, durationMs: 5_000, p99Ms: 2, connections: 4 };

type Measure = 'read by id' | 'register' | 'check';
const ratioBars: Record<Measure, number> = {
  'read by id': 5,
  register: 10,
  check: 5,
};

/** A registry under load and what to ask it next. */
interface Measured {
  url: string;
  ids: number[];
}

let schemaNumber = 0;

async function main() {
  const ours = await EmbeddedChild.create();
  const peersBroker = await EmbeddedChild.create();
  let peer: PeerRegistry | undefined;
  try {
    await ours.start();
    await peersBroker.start();
    peer = await startPeer(peersBroker.bootstrap);
    say(
      peer
        ? `beside ${peer.name}; median of ${ROUNDS} rounds of ${ROUND_MS} ms in turns`
        : 'no Java 21 with Maven here: ours alone, nothing to compare with',
    );
    const isFast = await compare(ours.registryUrl, peer);
    return (await measurePace(ours.registryUrl)) && isFast;
  } finally {
    peer?.stop();
    await ours.dispose();
    await peersBroker.dispose();
  }
}

/** @returns whether every ratio is at its bar */
async function compare(url: string, peer?: PeerRegistry): Promise<boolean> {
  const registries = [await prepare(url)];
  if (peer) registries.push(await prepare(peer.url));
  let isFast = true;
  for (const measure of ['read by id', 'check', 'register'] as const) {
    for (const registry of registries)
      await run(measure, registry, 16, WARM_UP_MS);
    for (const connections of CONNECTIONS) {
      const rates: number[][] = registries.map(() => []);
      for (let round = 0; round < ROUNDS; round++) {
        for (const [index, registry] of registries.entries()) {
          rates[index]?.push(
            await run(measure, registry, connections, ROUND_MS),
          );
        }
      }
      const [own = NaN, other = NaN] = rates.map(each => percentile(each, 0.5));
      const what = `${measure}, ${connections} connections: ${Math.round(
        own,
      )} a second`;
      if (!peer) {
        say(what);
        continue;
      }
      const ratio = own / other;
      isFast &&= ratio >= ratioBars[measure];
      say(
        `${what}, ${peer.name} ${Math.round(other)}; ${ratio.toFixed(
          1,
        )} times, bar ${ratioBars[measure]} times`,
      );
    }
  }
  return isFast;
}

/** Gives a registry the schemas to read and to check against, and makes sure that it does check. */
async function prepare(url: string): Promise<Measured> {
  const connection = await LoadConnection.open(url);
  const send = async (request: LoadRequest) =>
    requireOk(await connection.send(request)).body;
  await send({
    method: 'PUT',
    path: '/config',
    body: { compatibility: 'BACKWARD' },
  });
  const ids: number[] = [];
  for (let number = 0; number < READ_SCHEMAS; number++) {
    const body = { schema: compatibleSchema(number) };
    const path = `/subjects/read${number}-value/versions`;
    const answer = await send({ method: 'POST', path, body });
    ids.push(Number(/"id":(\d+)/.exec(answer)?.[1]));
  }
  const body = { schema: compatibleSchema(0) };
  await send({ method: 'POST', path: `/subjects/${CHECKED}/versions`, body });
  const verdict = await send(checkRequest(incompatibleSchema()));
  connection.close();
  if (!verdict.includes('"is_compatible":false')) {
    throw new Error(`${url} does not check compatibility: ${verdict}`);
  }
  return { url, ids };
}

function run(
  measure: Measure,
  { url, ids }: Measured,
  connections: number,
  durationMs: number,
): Promise<number> {
  const first = ++schemaNumber;
  const counts = new Map<number, number>();
  const register = (connection: number): LoadRequest => {
    const count = counts.get(connection) ?? 0;
    counts.set(connection, count + 1);
    const part = Math.floor(count / VERSIONS_PER_SUBJECT);
    return {
      method: 'POST',
      path: `/subjects/registered-${first}-${connection}-${part}-value/versions`,
      body: { schema: compatibleSchema(++schemaNumber) },
    };
  };
  const next = {
    'read by id': (): LoadRequest => ({
      method: 'GET',
      path: `/schemas/ids/${ids[++schemaNumber % ids.length]}`,
    }),
    check: () => checkRequest(compatibleSchema(++schemaNumber)),
    register,
  }[measure];
  return measureLoad({ url, connections, durationMs, next });
}

function checkRequest(schema: string): LoadRequest {
  return {
    method: 'POST',
    path: `/compatibility/subjects/${CHECKED}/versions/latest`,
    body: { schema },
  };
}

/**
 * Reads at an even pace; each counts from when it was due, so that waiting for a free connection is part of it.
 *
 * @returns whether the 99th percentile is within its bar
 */
async function measurePace(url: string): Promise<boolean> {
  const { perSecond, durationMs, p99Ms, connections } = PACE;
  const total = (perSecond * durationMs) / 1_000;
  const times: number[] = [];
  const begin = performance.now();
  let sent = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await LoadConnection.open(url);
      while (sent < total) {
        const due = begin + (sent++ * 1_000) / perSecond;
        while (performance.now() < due) {
          await new Promise(resolve => setImmediate(resolve));
        }
        requireOk(
          await connection.send({ method: 'GET', path: '/schemas/ids/1' }),
        );
        times.push(performance.now() - due);
      }
      connection.close();
    }),
  );
  const p99 = percentile(times, 0.99);
  say(
    `read by id at ${perSecond} a second: p50 ${percentile(times, 0.5).toFixed(
      2,
    )} ms, p99 ${p99.toFixed(2)} ms, bar ${p99Ms} ms (${(p99 / p99Ms).toFixed(
      2,
    )} of it)`,
  );
  return p99 <= p99Ms;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().then(
  isFast => process.exit(isFast ? 0 : 1),
  error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  },
);

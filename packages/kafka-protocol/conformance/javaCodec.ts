/*
 * Holds every codec to the classes of kafka-clients: random messages of each version, encoded
 * here, must come back from Java to the byte.
 *
 *   yarn conformance '<folder>/*'
 *
 * The folder holds kafka-clients 4.3.1 and slf4j-api (`mvn dependency:copy-dependencies`).
 * Needs a JDK of 17 or later. Prints the seed; a second argument repeats a run.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import {
  Writer,
  apis,
  consumerProtocolAssignmentCodec,
  consumerProtocolSubscriptionCodec,
  requestHeaderCodec,
  responseHeaderCodec,
  type AnyMessageCodec,
} from '../src';
import { messageArbitrary } from '../src/__testUtils__/messageArbitrary';

const RUNS_PER_VERSION = 50;
/** Kafka 4 has no classes for the older ones. */
const OLDEST_PRODUCE = 3;

function casesOf(codec: AnyMessageCodec, seed: number): string[] {
  const [first, last] = codec.validVersions;
  const min = codec.apiKey === 0 ? Math.max(first, OLDEST_PRODUCE) : first;
  const lines: string[] = [];
  for (let version = min; version <= last; version++) {
    const values = fc.sample(messageArbitrary(codec.name, version), {
      numRuns: RUNS_PER_VERSION,
      seed: seed + version,
    });
    for (const value of values) {
      const writer = new Writer();
      // The arbitrary builds the value from the definition that the codec was made from.
      codec.encode(writer, value as never, version);
      const hex = writer.toBuffer().toString('hex');
      lines.push(`${codec.name} ${version} ${hex}`);
    }
  }
  return lines;
}

const [classPath, seedText] = process.argv.slice(2);
if (classPath === undefined) {
  process.stderr.write(
    "Give the class path, for example '/tmp/kafka/libs/*'\n",
  );
  process.exit(64);
}
const seed = seedText ? Number(seedText) : Date.now() % 2 ** 31;
process.stdout.write(`seed ${seed}\n`);
const lines = [
  ...apis.flatMap(api => [api.request, api.response]),
  consumerProtocolAssignmentCodec,
  consumerProtocolSubscriptionCodec,
  requestHeaderCodec,
  responseHeaderCodec,
].flatMap(codec => casesOf(codec, seed));
const { status } = spawnSync(
  'java',
  ['-Xmx300m', '-cp', classPath, path.join(__dirname, 'JavaCodec.java')],
  { input: `${lines.join('\n')}\n`, stdio: ['pipe', 'inherit', 'inherit'] },
);
process.exitCode = status ?? 70;

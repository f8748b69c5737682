/* 2,000 topics made on the cluster behind the portal's back: how long until all of them are in the catalog. */
import { Kafka, logLevel } from 'kafkajs';
import { call, readSurroundings, signIn, untilTrue } from '../lib/portalClient';

const TOPICS = 2_000;
const BAR_MS = 30_000;
const BATCH = 500;
/** Counting costs the catalog time; more often would slow down what is measured. */
const LOOK_MS = 1_000;

async function main() {
  const { portalUrl, bootstrapServers } = readSurroundings(process.env);
  const portal = {
    url: portalUrl,
    token: await signIn(portalUrl, 'dmitri.petrov'),
  };
  const kafka = new Kafka({
    clientId: 'millrace-bench',
    brokers: bootstrapServers,
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  const before = await countTopics(portal);
  const begin = performance.now();
  for (let first = 0; first < TOPICS; first += BATCH) {
    await admin.createTopics({
      waitForLeaders: false,
      topics: Array.from({ length: BATCH }, (_, index) => ({
        topic: `logistics.bench-${first + index}.moved.v1`,
        numPartitions: 1,
        replicationFactor: 1,
      })),
    });
  }
  const created = performance.now() - begin;
  await untilTrue(async () => (await countTopics(portal)) >= before + TOPICS, {
    timeoutMs: 20 * BAR_MS,
    everyMs: LOOK_MS,
    what: `${TOPICS} topics in the catalog`,
  });
  const took = performance.now() - begin;
  await admin.disconnect();
  process.stdout.write(
    `catalog feed: ${TOPICS} topics created in ${Math.round(
      created,
    )} ms, all in the catalog after ${Math.round(
      took,
    )} ms, bar ${BAR_MS} ms (${(took / BAR_MS).toFixed(2)} of it)\n`,
  );
  process.exit(0);
}

async function countTopics(portal: {
  url: string;
  token: string;
}): Promise<number> {
  const { body } = await call(
    portal,
    '/api/catalog/entities/by-query?limit=0&filter=kind=resource,spec.type=kafka-topic',
  );
  return body.totalItems;
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

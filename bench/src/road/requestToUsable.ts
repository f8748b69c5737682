/*
 * From a request sent to everything usable: topic and subject live, access rules stored, entity in the catalog, edge
 * in the graph. Prints the percentiles of 20 requests beside the bar.
 */
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Admin,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import { percentile } from '../lib/percentiles';
import { call, readSurroundings, signIn, untilTrue } from '../lib/portalClient';

const REQUESTS = 20;
const BAR_MS = 5_000;
const POLL = { timeoutMs: 30_000, everyMs: 25 };

async function main() {
  const { portalUrl, bootstrapServers, registryUrl } = readSurroundings(
    process.env,
  );
  const portal = {
    url: portalUrl,
    token: await signIn(portalUrl, 'ada.moreau'),
  };
  const kafka = new Kafka({
    clientId: 'millrace-bench',
    brokers: bootstrapServers,
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();

  const tookMs: number[] = [];
  for (let run = 0; run < REQUESTS; run += 1) {
    const topic = `orders.basket-${letters(run)}.placed.v1`;
    const begin = performance.now();
    const { status, body } = await call(portal, '/api/streaming/requests', {
      method: 'POST',
      body: { type: 'topic', submit: true, answers: answersFor(topic) },
    });
    if (status !== 201) {
      throw new Error(`Request for ${topic}: ${JSON.stringify(body)}`);
    }
    await untilTrue(async () => (await admin.listTopics()).includes(topic), {
      ...POLL,
      what: `${topic} on the cluster`,
    });
    await untilTrue(
      async () =>
        (
          await fetch(`${registryUrl}/subjects/${topic}-value/versions`)
        ).ok,
      { ...POLL, what: `${topic}-value in the registry` },
    );
    await untilTrue(
      async () =>
        (
          await call(
            portal,
            `/api/catalog/entities/by-name/resource/default/${topic}`,
          )
        ).status === 200,
      { ...POLL, what: `${topic} in the catalog` },
    );
    await untilTrue(() => hasRules(admin, topic), {
      ...POLL,
      what: `access rules of ${topic}`,
    });
    await untilTrue(() => hasEdge(portal, body.cluster, topic), {
      ...POLL,
      what: `edge of ${topic} in the graph`,
    });
    tookMs.push(performance.now() - begin);
  }
  await admin.disconnect();

  const p50 = percentile(tookMs, 0.5);
  const p95 = percentile(tookMs, 0.95);
  process.stdout.write(
    `request to usable: ${REQUESTS} requests, p50 ${Math.round(
      p50,
    )} ms, p95 ${Math.round(p95)} ms, bar ${BAR_MS} ms (${(
      p95 / BAR_MS
    ).toFixed(2)} of it)\n`,
  );
  process.exit(0);
}

async function hasEdge(
  portal: { url: string; token: string },
  cluster: string,
  topic: string,
): Promise<boolean> {
  const root = encodeURIComponent(`topic:${cluster}/${topic}`);
  const { status, body } = await call(
    portal,
    `/api/streaming/lineage/graph?root=${root}&hops=1`,
  );
  return status === 200 && body.edges.length > 0;
}

async function hasRules(admin: Admin, topic: string): Promise<boolean> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.TOPIC,
    resourceName: topic,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return resources.length > 0;
}

/** Names may hold no digits and differ only in their entity: `a`, `b`, … */
function letters(run: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + run);
}

function answersFor(topic: string) {
  const [domain = '', entity = '', action = '', version = ''] =
    topic.split('.');
  return {
    environment: 'dev',
    segments: { domain, entity, action, version },
    owner: 'group:default/team-checkout',
    description: 'One record per basket that a customer turned into an order.',
    justification: 'Measured by the bench.',
    key: {
      strategy: 'entity',
      field: 'basket_id',
      ordering: 'Records of one basket stay in order.',
    },
    criticality: 'standard',
    retentionCategory: 'operational',
    classification: 'internal',
    consumers: ['component:default/order-service'],
    schema: {
      type: 'AVRO',
      compatibility: 'BACKWARD',
      text: JSON.stringify({
        type: 'record',
        name: 'BasketPlaced',
        namespace: 'market.brightwater.orders',
        doc: 'A basket was turned into an order.',
        fields: [
          {
            name: 'basket_id',
            type: 'string',
            doc: 'Identifier of the basket.',
          },
        ],
      }),
    },
  };
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});

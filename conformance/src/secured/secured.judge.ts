/*
 * The portal on an Apache Kafka and a registry that ask who it is: TLS with a private certificate, SASL in every
 * mechanism that is offered, basic and bearer authentication; started by `npm run conformance secured`.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { until } from '../lib/until';

const {
  PORTAL_URL = '',
  PORTAL_LOG = '',
  SCHEMA_REGISTRY_URL = '',
  STORY_REGISTRY_URL = '',
  SECURED_USERNAME = '',
  SECURED_PASSWORD = '',
  SECURED_TOKEN = '',
} = process.env;

interface ClusterAnswer {
  id: string;
  state: string;
  reason: string | null;
  registryState: string;
  registryReason: string | null;
  topics: number;
}

describe('a portal on secured clusters', () => {
  let token = '';

  before(async () => {
    await until('the sample company can sign in', async () => {
      const answer = await fetch(`${PORTAL_URL}/api/auth/story/refresh`, {
        headers: {
          'x-millrace-story-user': 'ada.moreau',
          'x-requested-with': 'XMLHttpRequest',
        },
      });
      token = (await answer.json()).backstageIdentity?.token ?? '';
      return token;
    });
    // The portal reads the catalog from time to time; before that nobody can own anything.
    await until('nothing is wrong with the request', async () => {
      const { checks } = await (
        await ask('/checks', answersFor('safe'))
      ).json();
      return checks.every(({ level }: { level: string }) => level !== 'fail');
    });
  });

  for (const id of ['kafka', 'scram', 'plain', 'oauth']) {
    it(`reads cluster and registry of "${id}"`, async () => {
      await until(`cluster ${id} is healthy`, async () => {
        const { state, registryState, topics } = await cluster(id);
        return state === 'healthy' && registryState === 'healthy' && topics > 0;
      });
    });
  }

  it('says that it is not let in, and shows no secret', async () => {
    await until('the refusal', async () => {
      const { reason, registryReason } = await cluster('wrong');
      return (
        /Invalid username or password/.test(`${reason}`) &&
        /credentials are not valid/.test(`${registryReason}`)
      );
    });
    const clusters = await (await ask('/clusters')).text();
    const log = readFileSync(PORTAL_LOG, 'utf8');
    for (const secret of [SECURED_PASSWORD, SECURED_TOKEN, 'not-this-one']) {
      assert.ok(secret.length > 8);
      assert.ok(!clusters.includes(secret), 'a secret is in an answer');
      assert.ok(!log.includes(secret), 'a secret is in the log');
    }
  });

  it('provisions topic and schema', async () => {
    const answer = await ask('/requests', {
      type: 'topic',
      submit: true,
      answers: answersFor('safe'),
    });
    const { id } = await answer.json();
    await until(`request ${id} is provisioned`, async () => {
      const { state, events } = await (await ask(`/requests/${id}`)).json();
      assert.ok(
        !['draft', 'failed'].includes(state),
        `${state}: ${events.at(-1)?.text}`,
      );
      return state === 'provisioned';
    });
    const versions = `${SCHEMA_REGISTRY_URL}/subjects/orders.safe.placed.v1-value/versions`;
    assert.equal(await (await fetchAsPortal(versions)).text(), '[1]');
    assert.equal((await fetch(versions)).status, 401);
  });

  it('gives the sample company what its registry asks for', async () => {
    const subjects = `${STORY_REGISTRY_URL}/subjects`;
    await until('the sample company has registered its schemas', async () => {
      const text = await (await fetchAsPortal(subjects)).text();
      return text.includes('orders.order.placed.v1-value');
    });
    assert.equal((await fetch(subjects)).status, 401);
  });

  async function cluster(id: string): Promise<ClusterAnswer> {
    const { items } = await (await ask('/clusters')).json();
    const found = items.find((each: ClusterAnswer) => each.id === id);
    assert.ok(found, `cluster ${id} is not listed`);
    return found;
  }

  function ask(route: string, body?: object): Promise<Response> {
    return fetch(`${PORTAL_URL}/api/streaming${route}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  }
});

function fetchAsPortal(url: string): Promise<Response> {
  const basic = Buffer.from(`${SECURED_USERNAME}:${SECURED_PASSWORD}`);
  return fetch(url, {
    headers: { Authorization: `Basic ${basic.toString('base64')}` },
  });
}

function answersFor(entity: string) {
  return {
    environment: 'dev',
    segments: { domain: 'orders', entity, action: 'placed', version: 'v1' },
    owner: 'group:default/team-checkout',
    description: `One record per ${entity} that a customer uses in an order.`,
    justification: 'The recommendation team needs it to learn what is wanted.',
    key: {
      strategy: 'entity',
      field: `${entity}_id`,
      ordering: `Records of one ${entity} stay in order.`,
    },
    criticality: 'standard',
    retentionCategory: 'operational',
    classification: 'internal',
    schema: {
      type: 'AVRO',
      compatibility: 'BACKWARD',
      text: JSON.stringify({
        type: 'record',
        name: 'Placed',
        namespace: `market.brightwater.orders.${entity}`,
        doc: `A ${entity} was used in an order.`,
        fields: [
          {
            name: `${entity}_id`,
            type: 'string',
            doc: `Identifier of the ${entity}.`,
          },
        ],
      }),
    },
  };
}

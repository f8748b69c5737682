import { APIRequestContext, expect } from '@playwright/test';
import { tokenOf } from './portal';

/** Answers of the checkout team to the questions of a topic request; the entity makes the name. */
export function answersFor(entity: string) {
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

/** Sends a request in Ada's name, past the form. Resolves with its id. */
export async function fileRequest(
  request: APIRequestContext,
  answers: object,
): Promise<string> {
  const response = await request.post('/api/streaming/requests', {
    headers: { Authorization: `Bearer ${await tokenOf(request, 'ada')}` },
    data: { type: 'topic', submit: true, answers },
  });
  expect(response.status(), await response.text()).toBe(201);
  return (await response.json()).id;
}

/** The state that a request is in now, as Ada is told. */
export async function stateOf(
  request: APIRequestContext,
  id: string,
): Promise<string> {
  const response = await request.get(`/api/streaming/requests/${id}`, {
    headers: { Authorization: `Bearer ${await tokenOf(request, 'ada')}` },
  });
  return (await response.json()).state;
}

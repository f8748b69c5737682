import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  Feed,
  STREAMING_FEED_EVENT,
} from '@millrace/backstage-plugin-streaming-common';
import { Router } from 'express';
import request from 'supertest';
import { exampleFeed, exampleTopic } from './__fixtures__/exampleFeed';
import catalogModuleStreaming from '.';

jest.setTimeout(30_000);

describe('catalogModuleStreaming', () => {
  let feed: Feed = exampleFeed();
  const events = mockServices.events();

  const streamingPlugin = createBackendPlugin({
    pluginId: 'streaming',
    register(reg) {
      reg.registerInit({
        deps: { http: coreServices.httpRouter },
        async init(deps) {
          const router = Router();
          router.get('/feed/default', (_req, res) => {
            res.json(feed);
          });
          deps.http.use(router);
        },
      });
    },
  });

  async function startCatalog() {
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleStreaming,
        streamingPlugin,
        // The default mock keeps the plugins apart.
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: () => events,
        }),
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              stitchingStrategy: {
                pollingInterval: { milliseconds: 100 },
              },
            },
          },
        }),
      ],
    });
    const find = async (ref: string): Promise<Entity | undefined> => {
      const path = ref.replace(':', '/');
      const answer = await request(server).get(
        `/api/catalog/entities/by-name/${path}`,
      );
      return answer.status === 200 ? answer.body : undefined;
    };
    return { find };
  }

  it('brings topics within two seconds of the event, and removes only from a complete feed', async () => {
    const { find } = await startCatalog();
    await publish();
    await until(() => find('resource:default/orders.order.placed.v1'));

    expect(await find('resource:default/orders.order.placed.v1')).toMatchObject(
      {
        metadata: {
          title: 'orders.order.placed.v1',
          annotations: { 'millrace.io/owner-source': 'file' },
        },
        spec: { type: 'kafka-topic', owner: 'group:default/team-checkout' },
        relations: expect.arrayContaining([
          { type: 'ownedBy', targetRef: 'group:default/team-checkout' },
          { type: 'dependsOn', targetRef: 'resource:default/dev' },
        ]),
      },
    );
    await until(() => find('api:default/orders.order.placed.v1-asyncapi'));
    await until(() => find('api:default/orders.order.placed.v1-value'));

    feed = exampleFeed([
      exampleTopic('orders.order.placed.v1'),
      exampleTopic('orders.order.cancelled.v1'),
    ]);
    const publishedAt = Date.now();
    await publish();
    await until(() => find('resource:default/orders.order.cancelled.v1'));
    expect(Date.now() - publishedAt).toBeLessThan(2_000);

    feed = { ...exampleFeed([]), complete: false };
    await publish();
    expect(
      await find('resource:default/orders.order.cancelled.v1'),
    ).toBeDefined();

    feed = { ...feed, complete: true };
    await publish();
    await until(
      async () => !(await find('resource:default/orders.order.cancelled.v1')),
    );
  });

  async function publish(): Promise<void> {
    await events.publish({
      topic: STREAMING_FEED_EVENT,
      eventPayload: { landscape: 'default' },
    });
  }
});

async function until(
  condition: () => Promise<unknown>,
  timeoutMs = 15_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error('The condition did not become true in time');
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

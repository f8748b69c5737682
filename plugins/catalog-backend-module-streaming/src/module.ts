import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  createStreamingClient,
  STREAMING_FEED_EVENT,
} from '@millrace/backstage-plugin-streaming-common';
import {
  CatalogBacklog,
  FeedStateStore,
  StreamEntityProvider,
} from './provider';
import { StreamRelationsProcessor } from './StreamRelationsProcessor';

/** What no event told is noticed within this time. */
const POLL_SECONDS = 10;
const DEFAULT_LANDSCAPE = 'default';

/**
 * Turns live topics, subjects and clusters into entities of the catalog, and keeps them so.
 *
 * @public
 */
export const catalogModuleStreaming = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'streaming',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auth, catalog, database, events, logger, scheduler } = deps;
        const client = createStreamingClient({ discoveryApi: deps.discovery });
        const readFeed = async (landscape: string) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: await auth.getOwnServiceCredentials(),
            targetPluginId: 'streaming',
          });
          return client.getFeed({ params: { landscape } }, { token });
        };
        const readDomains = async () => {
          const { items } = await catalog.getEntities(
            {
              filter: { kind: 'Domain' },
              fields: ['kind', 'metadata.name', 'metadata.namespace'],
            },
            { credentials: await auth.getOwnServiceCredentials() },
          );
          return new Map(
            items.map(entity => [
              entity.metadata.name,
              stringifyEntityRef(entity),
            ]),
          );
        };
        const findPresent = async (entityRefs: string[]) => {
          const { items } = await catalog.getEntitiesByRefs(
            { entityRefs, fields: ['kind'] },
            { credentials: await auth.getOwnServiceCredentials() },
          );
          return new Set(entityRefs.filter((_, index) => items[index]));
        };
        const state = await FeedStateStore.create(database);
        const providers = new Map(
          landscapesOf(deps.config).map(landscape => [
            landscape,
            new StreamEntityProvider({
              landscape,
              readFeed,
              readDomains,
              state,
              backlog: new CatalogBacklog({ findPresent }),
              logger,
            }),
          ]),
        );
        deps.processing.addEntityProvider(...providers.values());
        deps.processing.addProcessor(new StreamRelationsProcessor());

        await events.subscribe({
          id: 'streaming-feed',
          topics: [STREAMING_FEED_EVENT],
          onEvent: async ({ eventPayload }) => {
            const landscape = Object(eventPayload).landscape;
            await providers.get(String(landscape))?.refresh();
          },
        });
        await scheduler.scheduleTask({
          id: 'streaming-feed',
          frequency: { seconds: POLL_SECONDS },
          timeout: { minutes: 5 },
          initialDelay: { seconds: 2 },
          fn: async () => {
            await Promise.all(
              [...providers.values()].map(provider => provider.refresh()),
            );
          },
        });
      },
    });
  },
});

/** Landscapes named in configuration, and the default one for clusters that modules bring. */
function landscapesOf(config: Config): string[] {
  const clusters = config.getOptionalConfig('streaming.clusters');
  const named = (clusters?.keys() ?? []).map(
    id => clusters?.getOptionalString(`${id}.landscape`) ?? DEFAULT_LANDSCAPE,
  );
  return [...new Set([DEFAULT_LANDSCAPE, ...named])];
}

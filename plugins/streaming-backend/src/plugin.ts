import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  streamingPermissions,
  streamingTopicClaimPermission,
  streamingTopicReadPermission,
} from '@millrace/backstage-plugin-streaming-common';
import { streamingClustersExtensionPoint } from '@millrace/backstage-plugin-streaming-node';
import { createRouter } from './api/createRouter';
import { ProvidedClusters } from './clusters';
import { createStreamCatalog } from './createStreamCatalog';
import {
  AuthorizedLineageService,
  createLineageHandlers,
  DatabaseFlowStore,
  Lineage,
} from './lineage';
import { createRequestHandlers, createRequests } from './requests';
import { refuseUnknownSections } from './refuseUnknownSections';
import { topicResourceRef, topicRules } from './topics';

/** Permissions that are decided per topic. */
const topicPermissions = [
  streamingTopicReadPermission,
  streamingTopicClaimPermission,
];

/**
 * The streaming plugin: clusters and their streams, requests, lineage.
 *
 * @public
 */
export const streamingPlugin = createBackendPlugin({
  pluginId: 'streaming',
  register(env) {
    const provided = new ProvidedClusters();
    env.registerExtensionPoint(streamingClustersExtensionPoint, provided);
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        databaseService: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { lifecycle, logger, permissions, permissionsRegistry } = deps;
        refuseUnknownSections(deps.config);
        const database = await deps.databaseService.getClient();
        if (!deps.databaseService.migrations?.skip) {
          await database.migrate.latest({
            directory: resolvePackagePath(
              '@millrace/backstage-plugin-streaming-backend',
              'migrations',
            ),
          });
        }

        const rules =
          permissionsRegistry.getPermissionRuleset(topicResourceRef);
        const streams = await createStreamCatalog({
          ...deps,
          database,
          provided,
          topicRules: rules,
        });
        permissionsRegistry.addPermissions(
          streamingPermissions.filter(({ type }) => type === 'basic'),
        );
        permissionsRegistry.addResourceType({
          resourceRef: topicResourceRef,
          permissions: topicPermissions,
          rules: topicRules,
          getResources: refs => streams.topicResources(refs),
        });

        const lineage = await Lineage.create({
          ...streams,
          logger,
          store: new DatabaseFlowStore(database),
        });
        streams.observe(lineage.traffic);
        const requests = await createRequests({
          ...deps,
          ...streams,
          database,
          topicRules: rules,
        });

        deps.httpRouter.use(
          createRouter({
            ...deps,
            handlers: {
              ...streams.handlers,
              ...createRequestHandlers(requests.service),
              ...createLineageHandlers({
                lineage: new AuthorizedLineageService({
                  inner: lineage.service,
                  permissions,
                  rules,
                  resourceOf: (cluster, topic) =>
                    lineage.resourceOf(cluster, topic),
                }),
              }),
            },
          }),
        );

        lifecycle.addStartupHook(async () => {
          streams.start();
          await lineage.start();
          await requests.start();
        });
        lifecycle.addShutdownHook(async () => {
          await requests.stop();
          await lineage.stop();
          await streams.stop();
        });
      },
    });
  },
});

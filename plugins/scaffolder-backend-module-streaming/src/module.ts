import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createRequestAction, createSchemaCheckAction } from './actions';

/**
 * Adds the actions `streaming:request:create` and `streaming:schema:check` to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleStreaming = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'streaming',
  register(reg) {
    reg.registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ scaffolder, ...services }) {
        scaffolder.addActions(
          createRequestAction(services),
          createSchemaCheckAction(services),
        );
      },
    });
  },
});

import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { StoryPolicy } from './StoryPolicy';

/** Installs the permission policy of the sample company. */
export const storyPermissionModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'story-policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new StoryPolicy());
      },
    });
  },
});

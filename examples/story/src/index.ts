/**
 * Brightwater Market, the sample company: people who sign in, what they may do, and services that produce and consume.
 *
 * @packageDocumentation
 */
import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import guestSignInModule from '@backstage/plugin-auth-backend-module-guest-provider';
import allowAllModule from '@backstage/plugin-permission-backend-module-allow-all-policy';
import { storyPermissionModule } from './permissions/module';
import { readStoryConfig } from './runner/config';
import { storyRunnerModule } from './runner/module';
import { storySignInModule } from './signIn/module';

/**
 * Everything of the story that lives in the backend. Where `streaming.story.enabled` turns it off, Backstage's guest
 * signs in under its own name (never with NODE_ENV=production) and may do everything.
 */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  loader({ config }) {
    return readStoryConfig(config).enabled
      ? [storySignInModule, storyPermissionModule, storyRunnerModule]
      : [guestSignInModule, allowAllModule];
  },
});

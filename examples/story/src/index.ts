/**
 * Brightwater Market, the sample company: people who sign in, what they may do, and services that produce and consume.
 *
 * @packageDocumentation
 */
import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { storyPermissionModule } from './permissions/module';
import { storyRunnerModule } from './runner/module';
import { storySignInModule } from './signIn/module';

/** Everything of the story that lives in the backend. */
export default createBackendFeatureLoader({
  loader() {
    return [storySignInModule, storyPermissionModule, storyRunnerModule];
  },
});

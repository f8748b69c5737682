import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { storyAuthenticator } from './storyAuthenticator';

/**
 * The auth provider `story`: people of the sample company sign in by saying who they are. It answers only where
 * `auth.providers.story` is configured, and never with NODE_ENV=production.
 */
export const storySignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'story-provider',
  register(reg) {
    reg.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'story',
          factory: createProxyAuthProviderFactory({
            authenticator: storyAuthenticator,
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: { kind: 'User', name: result.user },
              }),
          }),
        });
      },
    });
  },
});

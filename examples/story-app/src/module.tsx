import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./SignInPage')).StorySignInPage,
  },
});

/** Lets a visitor be any person of the sample company. */
export default createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});

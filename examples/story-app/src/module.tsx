import {
  createFrontendFeatureLoader,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => (await import('./SignInPage')).StorySignInPage,
  },
});

/** Lets a visitor be any person of the sample company. */
export const storySignInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});

/** The pages of the story; none where `streaming.story.enabled` turns it off, which leaves the portal's own sign-in. */
export default createFrontendFeatureLoader({
  loader: ({ config }) =>
    config.getOptionalBoolean('streaming.story.enabled') ?? false
      ? [storySignInModule]
      : [],
});

import { ConfigApi } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import storyApp, { storySignInModule } from './module';

/** What the loader gives; the framework calls it in the same way. */
async function featuresWith(story: object) {
  const { loader } = storyApp as unknown as {
    loader(deps: { config: ConfigApi }): Promise<unknown[]>;
  };
  return loader({
    config: mockApis.config({ data: { streaming: { story } } }),
  });
}

it('brings its sign-in page only where the story is on', async () => {
  expect(await featuresWith({ enabled: true })).toEqual([storySignInModule]);
  expect(await featuresWith({ enabled: false })).toEqual([]);
  expect(await featuresWith({})).toEqual([]);
});

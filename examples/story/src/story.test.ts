import { ConfigReader } from '@backstage/config';
import guestSignInModule from '@backstage/plugin-auth-backend-module-guest-provider';
import allowAllModule from '@backstage/plugin-permission-backend-module-allow-all-policy';
import { storyPermissionModule } from './permissions/module';
import { storyRunnerModule } from './runner/module';
import { storySignInModule } from './signIn/module';
import story from '.';

/** What the loader gives; the backend calls it in the same way. */
async function featuresWith(enabled: boolean) {
  const { loader } = story as unknown as {
    loader(deps: { config: ConfigReader }): Promise<unknown[]>;
  };
  return loader({
    config: new ConfigReader({ streaming: { story: { enabled } } }),
  });
}

it('brings people, permissions and services', async () => {
  expect(await featuresWith(true)).toEqual([
    storySignInModule,
    storyPermissionModule,
    storyRunnerModule,
  ]);
});

it('leaves the portal to guests where it is off', async () => {
  expect(await featuresWith(false)).toEqual([
    guestSignInModule,
    allowAllModule,
  ]);
});

import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { readStoryConfig } from './config';
import { StoryProcess } from './StoryProcess';

/**
 * Runs the services of the sample company beside the portal, so that it is alive: real consumer groups, real lag,
 * real schemas, real dead letters. `streaming.story.enabled: false` turns them off.
 */
export const storyRunnerModule = createBackendModule({
  pluginId: 'streaming',
  moduleId: 'story',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ config, lifecycle, logger }) {
        const settings = readStoryConfig(config);
        if (!settings.enabled) {
          return;
        }
        const story = new StoryProcess(settings, logger.child({ story: true }));
        lifecycle.addStartupHook(() => story.start());
        lifecycle.addShutdownHook(() => story.stop());
      },
    });
  },
});

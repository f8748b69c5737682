import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Supervisor } from '@millrace/embedded-backend';
import { streamingClustersExtensionPoint } from '@millrace/backstage-plugin-streaming-node';
import { readEmbeddedModuleConfig } from './config';
import { forwardLine } from './forwardLine';
import { toClusterStatus } from './toClusterStatus';

/** The internal topic in which the embedded broker writes who reads and writes what. */
const OBSERVATIONS_TOPIC = '__millrace_observations';

/**
 * Starts the embedded broker and registry as a child process, keeps it running, and registers it as a cluster like
 * any other. `streaming.embedded.enabled: false` turns it off.
 *
 * @public
 */
export const streamingModuleEmbedded = createBackendModule({
  pluginId: 'streaming',
  moduleId: 'embedded',
  register(reg) {
    reg.registerInit({
      deps: {
        clusters: streamingClustersExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ clusters, config, lifecycle, logger }) {
        const settings = readEmbeddedModuleConfig(config);
        if (!settings) {
          logger.info('The embedded streaming backend is switched off');
          return;
        }
        const { id, title, environment } = settings.cluster;
        const cluster = clusters.addCluster({
          id,
          definition: {
            title,
            environment,
            mode: 'manage',
            observationsTopic: OBSERVATIONS_TOPIC,
          },
        });
        const clusterLogger = logger.child({ cluster: id });
        const supervisor = new Supervisor({
          config: settings.backend,
          onLine: line => forwardLine(line, clusterLogger),
          onState: state => {
            cluster.report(toClusterStatus(state, settings.registryToken));
            if (state.state === 'unavailable') {
              clusterLogger.error(
                `The embedded streaming backend is unavailable: ${state.reason}`,
              );
            } else {
              clusterLogger.info(
                `The embedded streaming backend is ${state.state}`,
              );
            }
          },
        });
        supervisor.start();
        lifecycle.addShutdownHook(() => supervisor.stop());
      },
    });
  },
});

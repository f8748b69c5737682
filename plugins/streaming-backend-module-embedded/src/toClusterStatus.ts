import { SupervisorState } from '@millrace/embedded-backend';
import { ProvidedClusterStatus } from '@millrace/backstage-plugin-streaming-node';

/**
 * What the portal is told about a state of the child process. `registryToken` is the token that the portal has been
 * given for a registry with authentication.
 */
export function toClusterStatus(
  state: SupervisorState,
  registryToken?: string,
): ProvidedClusterStatus {
  switch (state.state) {
    case 'starting':
      return { state: 'starting', reason: 'The embedded broker is starting.' };
    case 'restarting':
      return {
        state: 'starting',
        reason: `${state.reason} It starts again in ${state.delayMs / 1000} s.`,
      };
    case 'ready':
      return {
        state: 'ready',
        bootstrapServers: Object.values(state.endpoints.listeners).map(
          ({ host, port }) => `${host}:${port}`,
        ),
        registryUrl: state.endpoints.registry?.url ?? null,
        ...(registryToken ? { registryToken } : {}),
      };
    case 'unavailable':
      return { state: 'unavailable', reason: state.reason };
    case 'stopped':
      return {
        state: 'unavailable',
        reason: 'The embedded broker was stopped with the portal.',
      };
    default:
      throw new Error(`Unknown state ${JSON.stringify(state satisfies never)}`);
  }
}

import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  CallOptions,
  createStreamingClient,
  StreamingClient,
} from '@millrace/backstage-plugin-streaming-common';

/** What every action needs from the backend. */
export interface ActionServices {
  discovery: DiscoveryService;
  auth: AuthService;
}

/** The client of the streaming plugin, and options that call it in the name of whoever started the task. */
export async function callAsInitiator(
  services: ActionServices,
  context: Pick<ActionContext<{}>, 'getInitiatorCredentials'>,
): Promise<{ client: StreamingClient; options: CallOptions }> {
  const { token } = await services.auth.getPluginRequestToken({
    onBehalfOf: await context.getInitiatorCredentials(),
    targetPluginId: 'streaming',
  });
  return {
    client: createStreamingClient({ discoveryApi: services.discovery }),
    options: { token },
  };
}

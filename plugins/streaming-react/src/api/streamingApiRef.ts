import { createApiRef } from '@backstage/core-plugin-api';
import { StreamingClient } from '@millrace/backstage-plugin-streaming-common';

/**
 * The streaming REST API as typed functions. Works in both frontend systems.
 *
 * @public
 */
export const streamingApiRef = createApiRef<StreamingClient>({
  id: 'plugin.streaming.client',
});

import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import streamingPlugin from '../src';
import { createFakeClient } from '../src/__testUtils__/fakeClient';

// The pages on made-up answers, so that they can be looked at without a backend or a cluster.
const fakeStreaming = createFrontendModule({
  pluginId: 'streaming',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: streamingApiRef,
          deps: {},
          factory: () => createFakeClient(),
        }),
    }),
  ],
});

createDevApp({ features: [streamingPlugin, fakeStreaming] });

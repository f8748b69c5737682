/**
 * The streaming plugin for portals on the old frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { createStreamingClient } from '@millrace/backstage-plugin-streaming-common';
import {
  streamingApiRef,
  TopicRequestField,
  topicRequestFieldSchema,
  validateTopicRequest,
} from '@millrace/backstage-plugin-streaming-react';
import { rootRouteRef, selectedTemplateRouteRef } from './routing';

export {
  isDomain,
  isKafkaTopic,
  isSchemaSubject,
} from './components/entity/filters';

/**
 * The plugin. Bind `externalRoutes.selectedTemplate` to the scaffolder's route of the same name.
 *
 * @public
 */
export const streamingPlugin = createPlugin({
  id: 'streaming',
  routes: { root: rootRouteRef },
  externalRoutes: { selectedTemplate: selectedTemplateRouteRef },
  apis: [
    createApiFactory({
      api: streamingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => createStreamingClient(deps),
    }),
  ],
});

/**
 * All pages, for `<Route path="/streaming" element={<StreamingPage />} />`.
 *
 * @public
 */
export const StreamingPage = streamingPlugin.provide(
  createRoutableExtension({
    name: 'StreamingPage',
    mountPoint: rootRouteRef,
    component: async () =>
      (await import('./components/StreamingPages')).StreamingPages,
  }),
);

/**
 * The tabs and the card of a topic's or subject's entity page and the card of a domain's, for `EntityLayout.Route` and
 * `EntitySwitch` with {@link isKafkaTopic}, {@link isSchemaSubject} and {@link isDomain}.
 *
 * @public
 */
export {
  ConsumersTab as EntityTopicConsumersContent,
  ContractTab as EntityTopicContractContent,
  DomainTopicsCard as EntityDomainTopicsCard,
  SchemaTab as EntityTopicSchemaContent,
  SubjectTab as EntitySubjectContent,
  TopicContractCard as EntityTopicContractCard,
  TopicLineageTab as EntityTopicLineageContent,
} from './components/entity';

/**
 * The form field `TopicRequest`, for `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const TopicRequestFieldExtension = streamingPlugin.provide(
  createScaffolderFieldExtension({
    name: 'TopicRequest',
    component: TopicRequestField,
    validation: validateTopicRequest,
    schema: topicRequestFieldSchema.schema,
  }),
);

import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { createStreamingClient } from '@millrace/backstage-plugin-streaming-common';
import { streamingApiRef } from '@millrace/backstage-plugin-streaming-react';
import { RiFlowChart } from '@remixicon/react';
import {
  isDomain,
  isKafkaTopic,
  isSchemaSubject,
} from './components/entity/filters';
import { rootRouteRef, selectedTemplateRouteRef } from './routing';

const streamingApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams(
      createApiFactory({
        api: streamingApiRef,
        deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
        factory: deps => createStreamingClient(deps),
      }),
    ),
});

// One page with its own tabs: titles of sub pages cannot be translated, and the old frontend system has none.
const streamingPage = PageBlueprint.make({
  params: {
    path: '/streaming',
    title: 'Streaming',
    icon: <RiFlowChart size={24} />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: async () => {
      const { StreamingPages } = await import('./components/StreamingPages');
      return <StreamingPages />;
    },
  },
});

const topicContractCard = EntityCardBlueprint.make({
  name: 'topic-contract',
  params: {
    type: 'content',
    filter: isKafkaTopic,
    loader: async () => {
      const { TopicContractCard } = await import('./components/entity');
      return <TopicContractCard />;
    },
  },
});

const domainTopicsCard = EntityCardBlueprint.make({
  name: 'domain-topics',
  params: {
    type: 'content',
    filter: isDomain,
    loader: async () => {
      const { DomainTopicsCard } = await import('./components/entity');
      return <DomainTopicsCard />;
    },
  },
});

const topicContract = EntityContentBlueprint.make({
  name: 'topic-contract',
  params: {
    path: '/contract',
    title: 'Contract',
    filter: isKafkaTopic,
    loader: async () => {
      const { ContractTab } = await import('./components/entity');
      return <ContractTab />;
    },
  },
});

const topicSchema = EntityContentBlueprint.make({
  name: 'topic-schema',
  params: {
    path: '/schema',
    title: 'Schema',
    filter: isKafkaTopic,
    loader: async () => {
      const { SchemaTab } = await import('./components/entity');
      return <SchemaTab />;
    },
  },
});

const topicLineage = EntityContentBlueprint.make({
  name: 'topic-lineage',
  params: {
    path: '/lineage',
    title: 'Lineage',
    filter: isKafkaTopic,
    loader: async () => {
      const { TopicLineageTab } = await import('./components/entity');
      return <TopicLineageTab />;
    },
  },
});

const topicConsumers = EntityContentBlueprint.make({
  name: 'topic-consumers',
  params: {
    path: '/consumers',
    title: 'Consumers',
    filter: isKafkaTopic,
    loader: async () => {
      const { ConsumersTab } = await import('./components/entity');
      return <ConsumersTab />;
    },
  },
});

const subjectSchema = EntityContentBlueprint.make({
  name: 'subject-schema',
  params: {
    path: '/schema',
    title: 'Schema',
    filter: isSchemaSubject,
    loader: async () => {
      const { SubjectTab } = await import('./components/entity');
      return <SubjectTab />;
    },
  },
});

const topicRequestField = FormFieldBlueprint.make({
  name: 'topic-request',
  params: {
    field: async () =>
      (await import('./components/topicRequestFormField'))
        .topicRequestFormField,
  },
});

/**
 * The streaming plugin for the new frontend system.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'streaming',
  title: 'Streaming',
  icon: <RiFlowChart size={24} />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  externalRoutes: { selectedTemplate: selectedTemplateRouteRef },
  extensions: [
    streamingApi,
    streamingPage,
    topicContractCard,
    domainTopicsCard,
    topicContract,
    topicSchema,
    topicLineage,
    topicConsumers,
    subjectSchema,
    topicRequestField,
  ],
});

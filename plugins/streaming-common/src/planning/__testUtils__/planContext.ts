import { parseConventions } from '../../conventions';
import {
  TopicAnswers,
  topicAnswersSchema,
  TopicAnswersInput,
} from '../../models';
import {
  defaultEnvironment,
  EnvironmentSettings,
  shippedPolicies,
} from '../../policies';
import { PlanContext } from '../PlanContext';

const schemaText = JSON.stringify({
  type: 'record',
  name: 'OrderPlaced',
  namespace: 'shop.orders',
  doc: 'An order was placed.',
  fields: [
    { name: 'event_id', type: 'string', doc: 'Unique.' },
    { name: 'event_type', type: 'string', doc: 'Type.' },
    { name: 'event_time', type: 'string', doc: 'When.' },
    { name: 'order_id', type: 'string', doc: 'The order.' },
  ],
});

/** Answers that trip no rule in dev. */
export function answersOf(
  overrides: Partial<TopicAnswersInput> = {},
): TopicAnswers {
  return topicAnswersSchema.parse({
    environment: 'dev',
    segments: {
      domain: 'orders',
      entity: 'order',
      action: 'placed',
      version: 'v1',
    },
    owner: 'group:default/team-checkout',
    description: 'One record per order that a customer placed.',
    key: { strategy: 'entity', field: 'order_id', ordering: 'per order' },
    retentionCategory: 'operational',
    schema: { type: 'AVRO', text: schemaText, compatibility: 'BACKWARD' },
    ...overrides,
  });
}

/** A context in which those answers are fine: one broker, one environment of the given settings. */
export function contextOf(
  overrides: Partial<PlanContext> = {},
  environment: Partial<EnvironmentSettings> = {},
): PlanContext {
  const { conventions } = parseConventions({
    naming: {
      topics: {
        segments: [
          { name: 'domain', allowed: ['orders', 'payments', 'logistics'] },
          { name: 'entity', pattern: '[a-z][a-z0-9-]*' },
          { name: 'action', allowed: ['placed', 'paid', 'shipped'] },
          { name: 'version', pattern: 'v[1-9][0-9]*' },
        ],
      },
    },
  });
  const kind = environment.kind ?? 'dev';
  return {
    environment: {
      ...defaultEnvironment(kind, kind),
      cluster: 'local',
      ...environment,
    },
    environmentIds: ['dev', 'staging', 'prod'],
    conventions: conventions.base,
    policies: shippedPolicies,
    schemaLint: {},
    cluster: {
      id: 'local',
      mode: 'manage',
      brokers: kind === 'dev' ? 1 : 3,
      problem: null,
      registry: { problem: null },
      access: 'enforced',
    },
    existingTopics: [],
    requestedTopics: [],
    subject: null,
    references: [],
    topicEntityRef: 'resource:default/orders.order.placed.v1',
    requester: {
      entityRef: 'user:default/ada',
      groups: ['user:default/ada', 'group:default/team-checkout'],
    },
    knownGroups: [
      'group:default/team-checkout',
      'group:default/team-payments',
      'group:default/platform',
      'group:default/security',
    ],
    applications: [
      {
        entityRef: 'component:default/order-service',
        title: 'order-service',
        principals: ['order-service'],
        groups: [],
      },
      {
        entityRef: 'component:default/billing',
        title: 'billing',
        principals: ['User:billing'],
        groups: ['billing-dev-main', 'billing-replay-*'],
      },
    ],
    domainOwner: 'group:default/team-orders',
    platformGroups: ['group:default/platform'],
    governanceGroups: ['group:default/security'],
    ...overrides,
  };
}

import { ChangeItem, RequestPlan, TopicAnswers } from '../models';
import {
  DesiredTopic,
  defaultEnvironment,
  EnvironmentSettings,
  evaluatePolicies,
  kindOfEnvironment,
  RuleContext,
} from '../policies';
import { formatDuration } from '../presets';
import { accessItems } from './accessItems';
import { approvalSlots, candidateChecks } from './approvalSlots';
import { DerivedTopic, deriveTopic } from './deriveTopic';
import { PlanContext } from './PlanContext';
import { schemaChecks } from './schemaChecks';
import { structuralChecks } from './structuralChecks';

/**
 * What sending these answers would create, derive, cost in approvals, and what every rule says about it.
 *
 * Pure: equal answers in an equal context give an equal plan, in the form and on the server alike. Unfinished
 * answers give an unfinished plan with failing checks, never an error.
 */
export function planTopicRequest(
  answers: TopicAnswers,
  context: PlanContext,
): RequestPlan {
  const environment =
    context.environment ??
    defaultEnvironment(
      answers.environment,
      kindOfEnvironment(answers.environment),
    );
  const derivedTopic = deriveTopic(answers, context, environment);
  const { name, deadLetters } = derivedTopic.topic;
  const access = accessItems({
    topic: name,
    deadLetterTopic: deadLetters?.name ?? null,
    producers: answers.producers,
    consumers: answers.consumers,
    applications: context.applications,
    host: context.conventions.defaults.aclHost,
  });
  const topic: DesiredTopic = {
    ...derivedTopic.topic,
    accessRules: access.items,
  };
  const items: ChangeItem[] = [
    ...topicItems(derivedTopic),
    ...subjectItems(answers, name),
    ...access.items,
    {
      id: `entity:${context.topicEntityRef}`,
      action: 'create',
      kind: 'catalogEntity',
      entityRef: context.topicEntityRef,
      topic: name,
      owner: answers.owner,
    },
  ];
  const judged = [
    ...structuralChecks(answers, context, environment, {
      topic: name,
      deadLetters: deadLetters?.name ?? null,
    }),
    ...evaluatePolicies(
      topic,
      ruleContext(context, environment),
      context.policies,
    ),
    ...schemaChecks(answers, context, environment, name),
    ...access.checks,
  ];
  const approvals = approvalSlots(answers, context, environment, judged);
  const checks = [...judged, ...candidateChecks(approvals, name)];
  const passes = checks.every(check => check.level !== 'fail');
  return {
    name,
    cluster: context.cluster?.id ?? null,
    items,
    derived: [
      {
        field: 'cluster',
        value: context.cluster?.id ?? 'none',
        reason: `the cluster of environment ${environment.id}`,
      },
      ...derivedTopic.derived,
      ...schemaDerived(answers, context, name),
    ],
    sentences: sentencesOf(items, answers, context, environment),
    checks,
    approvals,
    autoApproved: passes && approvals.length === 0,
  };
}

function topicItems({
  topic,
  configs,
  deadLetters,
}: DerivedTopic): ChangeItem[] {
  const shared = {
    action: 'create',
    kind: 'topic',
    replicationFactor: topic.replicationFactor,
  } as const;
  return [
    {
      ...shared,
      id: `topic:${topic.name}`,
      role: 'main',
      name: topic.name,
      partitions: topic.partitions,
      configs,
    },
    ...(deadLetters
      ? [
          {
            ...shared,
            id: `topic:${deadLetters.name}`,
            role: 'dlq' as const,
            name: deadLetters.name,
            partitions: deadLetters.partitions,
            configs: deadLetters.configs,
          },
        ]
      : []),
  ];
}

/** The subject that holds the schema of a topic's values, as the strategy TopicName derives it. */
export function valueSubjectOf(topic: string): string {
  return `${topic}-value`;
}

function subjectItems(answers: TopicAnswers, topic: string): ChangeItem[] {
  if (!answers.schema) {
    return [];
  }
  const subject = valueSubjectOf(topic);
  return [
    {
      id: `subject:${subject}`,
      action: 'create',
      kind: 'subject',
      subject,
      topic,
      role: 'value',
      schemaType: answers.schema.type,
      schema: answers.schema.text,
      compatibility: answers.schema.compatibility,
    },
  ];
}

function ruleContext(
  context: PlanContext,
  environment: EnvironmentSettings,
): RuleContext {
  const { cluster } = context;
  return {
    environment,
    environmentIds: context.environmentIds,
    conventions: context.conventions,
    brokers: cluster?.brokers ?? null,
    clusterId: cluster?.id ?? environment.id,
    clusterProblem: cluster
      ? cluster.problem
      : `Environment "${environment.id}" has no cluster`,
    existingTopics: context.existingTopics.map(topic => topic.name),
    knownGroups: context.knownGroups,
  };
}

function schemaDerived(
  answers: TopicAnswers,
  context: PlanContext,
  topic: string,
): RequestPlan['derived'] {
  return answers.schema
    ? [
        {
          field: 'subject',
          value: valueSubjectOf(topic),
          reason: `strategy ${context.conventions.subjects.strategy}`,
        },
      ]
    : [];
}

function sentencesOf(
  items: readonly ChangeItem[],
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
): string[] {
  const accessNote =
    context.cluster?.access === 'recorded'
      ? ' (recorded, not enforced here)'
      : '';
  const grants = new Map<string, string>();
  const sentences = items.flatMap(item => {
    switch (item.kind) {
      case 'topic':
        return [topicSentence(item, environment)];
      case 'subject':
        return [
          `Subject \`${item.subject}\` with the ${item.schemaType} schema, compatibility ${item.compatibility}`,
        ];
      case 'acl':
        if (item.resourceType === 'topic' && item.operation !== 'DESCRIBE') {
          grants.set(
            `${item.principal} ${item.operation} ${item.resourceName}`,
            `${item.application} may ${
              item.operation === 'WRITE' ? 'write to' : 'read'
            } \`${item.resourceName}\` as ${item.principal}${accessNote}`,
          );
        }
        return [];
      default:
        return [
          `Catalog entity \`${item.entityRef}\`${
            answers.owner ? `, owned by ${answers.owner}` : ', without owner'
          }`,
        ];
    }
  });
  return [
    ...sentences.slice(0, -1),
    ...grants.values(),
    ...sentences.slice(-1),
  ];
}

function topicSentence(
  item: Extract<ChangeItem, { kind: 'topic' }>,
  environment: EnvironmentSettings,
): string {
  const retentionMs = item.configs['retention.ms'];
  const kept =
    retentionMs === undefined
      ? 'keeping the latest record of each key'
      : `kept ${formatDuration(Number(retentionMs))}`;
  const partitions =
    item.partitions === 1 ? '1 partition' : `${item.partitions} partitions`;
  const purpose = item.role === 'dlq' ? ' for dead letters' : '';
  return `Topic \`${item.name}\`${purpose} with ${partitions}, ${kept}, on ${environment.id}`;
}

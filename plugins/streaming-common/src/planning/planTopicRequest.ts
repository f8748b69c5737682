import { ChangeItem, RequestPlan, TopicAnswers } from '../models';
import {
  DesiredTopic,
  defaultEnvironment,
  EnvironmentSettings,
  evaluatePolicies,
  kindOfEnvironment,
  RuleContext,
} from '../policies';
import { because, inEnglish, Said, say, sayDuration } from '../sentences';
import { AccessItem, accessItems } from './accessItems';
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
      partitions: topic.partitions,
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
        ...because('derived.cluster', { environment: environment.id }),
      },
      ...derivedTopic.derived,
      ...schemaDerived(answers, context, name),
    ],
    sentences: sentencesOf(items, answers, context, environment).map(inEnglish),
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
      ...(answers.schema.references?.length
        ? { references: answers.schema.references }
        : {}),
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
      : say('cluster.none', { environment: environment.id }),
    existingTopics: context.existingTopics.flatMap(topic =>
      topic.hidden ? [] : topic.name,
    ),
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
          ...because('derived.subject', {
            strategy: context.conventions.subjects.strategy,
          }),
        },
      ]
    : [];
}

/** What would be created, a sentence per resource; access rules of one application on one resource are one. */
function sentencesOf(
  items: readonly ChangeItem[],
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
): Said[] {
  const recorded = context.cluster?.access === 'recorded';
  const grants = new Map<string, Said>();
  const sentences = items.flatMap(item => {
    switch (item.kind) {
      case 'topic':
        return [topicSentence(item, environment)];
      case 'subject':
        return [
          say('plan.subject', {
            subject: item.subject,
            type: item.schemaType,
            compatibility: item.compatibility,
          }),
        ];
      case 'acl':
        if (item.resourceType === 'topic' && item.operation !== 'DESCRIBE') {
          grants.set(
            `${item.principal} ${item.operation} ${item.resourceName}`,
            grantSentence(item, recorded),
          );
        }
        return [];
      default:
        return [
          answers.owner
            ? say('plan.entityOwned', {
                entity: item.entityRef,
                owner: answers.owner,
              })
            : say('plan.entityUnowned', { entity: item.entityRef }),
        ];
    }
  });
  return [
    ...sentences.slice(0, -1),
    ...grants.values(),
    ...sentences.slice(-1),
  ];
}

function grantSentence(
  { application, operation, resourceName, principal }: AccessItem,
  recorded: boolean,
): Said {
  const grant = { application, resource: resourceName, principal };
  if (operation === 'WRITE') {
    return say(recorded ? 'plan.writesRecorded' : 'plan.writes', grant);
  }
  return say(recorded ? 'plan.readsRecorded' : 'plan.reads', grant);
}

function topicSentence(
  item: Extract<ChangeItem, { kind: 'topic' }>,
  environment: EnvironmentSettings,
): Said {
  const retentionMs = item.configs['retention.ms'];
  return say(item.role === 'dlq' ? 'plan.deadLetterTopic' : 'plan.topic', {
    name: item.name,
    count: item.partitions,
    kept:
      retentionMs === undefined
        ? say('plan.compacted')
        : say('plan.kept', { span: sayDuration(Number(retentionMs)) }),
    environment: environment.id,
  });
}

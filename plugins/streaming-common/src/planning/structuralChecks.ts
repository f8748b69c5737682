import { CheckResult, TopicAnswers } from '../models';
import { EnvironmentSettings } from '../policies';
import { PlanContext } from './PlanContext';

/** Shortest justification outside dev, in characters. */
const MINIMUM_JUSTIFICATION = 20;

/**
 * Whether the plan can be carried out at all: there is such an environment, its cluster and registry answer and may
 * be changed, and nothing is in the way. These are facts, not policies: no configuration turns them off.
 */
export function structuralChecks(
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
  names: { topic: string; deadLetters: string | null },
): CheckResult[] {
  const report = (
    ruleId: string,
    field: string,
    problem: string | null,
    fine: string,
    fix?: CheckResult['fix'],
  ): CheckResult => ({
    ruleId,
    tier: 'global',
    level: problem === null ? 'pass' : 'fail',
    target: names.topic,
    field,
    reason: problem ?? fine,
    ...(problem !== null && fix ? { fix } : {}),
  });

  if (context.environment === null) {
    return [
      report(
        'request.environment',
        'environment',
        `Environment "${answers.environment}" is unknown; known: ${
          context.environmentIds.join(', ') || 'none'
        }`,
        '',
      ),
    ];
  }
  return [
    ...clusterChecks(context, environment, report),
    ...registryChecks(answers, context, report),
    ...existenceChecks(context, names, report),
    ...justificationCheck(answers, environment, report),
  ];
}

type Report = (
  ruleId: string,
  field: string,
  problem: string | null,
  fine: string,
  fix?: CheckResult['fix'],
) => CheckResult;

function clusterChecks(
  { cluster }: PlanContext,
  environment: EnvironmentSettings,
  report: Report,
): CheckResult[] {
  if (!cluster) {
    return [
      report(
        'cluster.configured',
        'environment',
        `Environment "${environment.id}" has no cluster; choose another environment, or name it on a cluster under streaming.clusters`,
        '',
      ),
    ];
  }
  return [
    report(
      'cluster.mode',
      'environment',
      cluster.mode === 'observe' ? observedOnly(cluster.id) : null,
      `Cluster "${cluster.id}" may be changed`,
    ),
    report(
      'cluster.reachable',
      'environment',
      cluster.problem === null
        ? null
        : `Cluster "${cluster.id}" cannot be asked now: ${cluster.problem} Wait until it answers, or choose another environment.`,
      `Cluster "${cluster.id}" answers`,
    ),
  ];
}

/** Why nothing is provisioned on a cluster in mode observe, and where that is changed. */
export function observedOnly(clusterId: string): string {
  return `Cluster "${clusterId}" is observed only. The platform team can switch it to manage under Clusters › ${clusterId} › Adoption.`;
}

function registryChecks(
  answers: TopicAnswers,
  { cluster }: PlanContext,
  report: Report,
): CheckResult[] {
  if (!answers.schema || !cluster) {
    return [];
  }
  if (cluster.registry === 'none') {
    return [
      report(
        'registry.configured',
        'schema',
        `Cluster "${cluster.id}" has no schema registry; leave the schema out, or set streaming.clusters.${cluster.id}.registry`,
        '',
      ),
    ];
  }
  const { problem } = cluster.registry;
  return [
    report(
      'registry.reachable',
      'schema',
      problem === null
        ? null
        : `The registry of cluster "${cluster.id}" cannot be asked now: ${problem} Wait until it answers, or leave the schema out for now.`,
      `The registry of cluster "${cluster.id}" answers`,
    ),
  ];
}

function existenceChecks(
  context: PlanContext,
  names: { topic: string; deadLetters: string | null },
  report: Report,
): CheckResult[] {
  const { cluster } = context;
  if (!cluster) {
    return [];
  }
  if (cluster.problem !== null && context.existingTopics.length === 0) {
    return [
      {
        ruleId: 'topic.exists',
        tier: 'global',
        level: 'unknown',
        target: names.topic,
        field: 'name',
        reason: `Whether "${names.topic}" exists cannot be told: ${cluster.problem}`,
      },
    ];
  }
  const taken = [names.topic, names.deadLetters].flatMap(name => {
    const existing = context.existingTopics.find(topic => topic.name === name);
    if (existing) {
      const next = nextVersion(names.topic, context);
      return [
        report(
          'topic.exists',
          'name',
          `Topic ${existing.name} already exists on cluster ${
            cluster.id
          }${ownerOf(existing)}. Request access, evolve its schema, or choose ${
            next?.version ?? 'another name'
          }.`,
          '',
          next && {
            label: `Use ${next.name}`,
            field: 'name',
            value: next.name,
          },
        ),
      ];
    }
    const asked = context.requestedTopics.find(topic => topic.name === name);
    return asked
      ? [
          report(
            'topic.requested',
            'name',
            `${asked.request} already asks for topic ${asked.name} on cluster ${cluster.id}. Wait for it, cancel it, or choose another name.`,
            '',
          ),
        ]
      : [];
  });
  return taken.length > 0
    ? taken
    : [
        report(
          'topic.exists',
          'name',
          null,
          `"${names.topic}" is free on cluster "${cluster.id}"`,
        ),
      ];
}

/** ` (owner …)`; nothing where the reader may not know. */
function ownerOf({ owner }: { owner?: string | null }): string {
  if (owner === undefined) {
    return '';
  }
  return owner === null ? ' (no owner)' : ` (owner ${shortName(owner)})`;
}

function nextVersion(
  name: string,
  { existingTopics, requestedTopics }: PlanContext,
): { version: string; name: string } | undefined {
  const match = /^(.*\.)v(\d+)$/.exec(name);
  if (!match) {
    return undefined;
  }
  const taken = new Set(
    [...existingTopics, ...requestedTopics].map(topic => topic.name),
  );
  let version = Number(match[2]) + 1;
  while (taken.has(`${match[1]}v${version}`)) {
    version++;
  }
  return { version: `v${version}`, name: `${match[1]}v${version}` };
}

function justificationCheck(
  answers: TopicAnswers,
  environment: EnvironmentSettings,
  report: Report,
): CheckResult[] {
  if (environment.kind === 'dev') {
    return [];
  }
  const { length } = answers.justification.trim();
  return [
    report(
      'request.justification',
      'justification',
      length < MINIMUM_JUSTIFICATION
        ? `The justification has ${length} characters; outside dev, say in at least ${MINIMUM_JUSTIFICATION} why the topic is needed`
        : null,
      'The request says why the topic is needed',
    ),
  ];
}

function shortName(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

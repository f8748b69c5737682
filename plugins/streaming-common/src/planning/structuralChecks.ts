import { CheckResult, TopicAnswers } from '../models';
import { EnvironmentSettings } from '../policies';
import { asReason, Said, say } from '../sentences';
import { PlanContext } from './PlanContext';
import { nextVersion, sayTaken, nextVersionFix } from './takenName';

/** Shortest justification outside dev, in characters. */
const MINIMUM_JUSTIFICATION = 20;

/** Partitions of one topic beyond which its cluster would suffer whatever its size, and no policy can allow it. */
const MAXIMUM_PARTITIONS = 10_000;

/** What a request would bring into being. */
interface Wanted {
  topic: string;
  deadLetters: string | null;
  /** Of the topic, as chosen or derived. */
  partitions: number;
}

/** Makes the verdict of one fact: a problem refuses, without one `fine` is said. */
type Report = (
  ruleId: string,
  field: string,
  found: { problem: Said; fix?: CheckResult['fix'] } | { fine: Said },
) => CheckResult;

/**
 * Whether the plan can be carried out at all: there is such an environment, its cluster and registry answer and may
 * be changed, and nothing is in the way. These are facts, not policies: no configuration turns them off.
 */
export function structuralChecks(
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
  wanted: Wanted,
): CheckResult[] {
  const report: Report = (ruleId, field, found) => ({
    ruleId,
    tier: 'global',
    target: wanted.topic,
    field,
    ...('fine' in found
      ? { level: 'pass', ...asReason(found.fine) }
      : {
          level: 'fail',
          ...asReason(found.problem),
          ...(found.fix ? { fix: found.fix } : {}),
        }),
  });

  if (context.environment === null) {
    return [
      report('request.environment', 'environment', {
        problem: say('environment.unknown', {
          environment: answers.environment,
          known: context.environmentIds.join(', ') || say('environment.none'),
        }),
      }),
    ];
  }
  return [
    ...clusterChecks(context, environment, report),
    ...registryChecks(answers, context, report),
    ...existenceChecks(context, wanted, report),
    ...segmentsCheck(answers, context, report),
    ...partitionsCheck(wanted, report),
    ...justificationCheck(answers, environment, report),
  ];
}

function clusterChecks(
  { cluster }: PlanContext,
  environment: EnvironmentSettings,
  report: Report,
): CheckResult[] {
  if (!cluster) {
    return [
      report('cluster.configured', 'environment', {
        problem: say('cluster.missing', { environment: environment.id }),
      }),
    ];
  }
  const { id, problem } = cluster;
  return [
    report(
      'cluster.mode',
      'environment',
      cluster.mode === 'observe'
        ? { problem: observedOnly(id) }
        : { fine: say('cluster.managed', { cluster: id }) },
    ),
    report(
      'cluster.reachable',
      'environment',
      problem === null
        ? { fine: say('cluster.answers', { cluster: id }) }
        : { problem: say('cluster.silent', { cluster: id, problem }) },
    ),
  ];
}

/** Why nothing is provisioned on a cluster in mode observe, and where that is changed. */
export function observedOnly(clusterId: string): Said {
  return say('cluster.observed', { cluster: clusterId });
}

function registryChecks(
  answers: TopicAnswers,
  { cluster }: PlanContext,
  report: Report,
): CheckResult[] {
  if (!answers.schema || !cluster) {
    return [];
  }
  const named = { cluster: cluster.id };
  if (cluster.registry === 'none') {
    return [
      report('registry.configured', 'schema', {
        problem: say('registry.missing', named),
      }),
    ];
  }
  const { problem } = cluster.registry;
  return [
    report(
      'registry.reachable',
      'schema',
      problem === null
        ? { fine: say('registry.answers', named) }
        : { problem: say('registry.silent', { ...named, problem }) },
    ),
  ];
}

function existenceChecks(
  context: PlanContext,
  wanted: Wanted,
  report: Report,
): CheckResult[] {
  const { cluster } = context;
  if (!cluster) {
    return [];
  }
  const { id, problem } = cluster;
  if (problem !== null && context.existingTopics.length === 0) {
    return [
      {
        ruleId: 'topic.exists',
        tier: 'global',
        level: 'unknown',
        target: wanted.topic,
        field: 'name',
        ...asReason(say('topic.untold', { name: wanted.topic, problem })),
      },
    ];
  }
  const taken = [wanted.topic, wanted.deadLetters].flatMap(name => {
    const existing = context.existingTopics.find(topic => topic.name === name);
    if (existing) {
      const next = existing.hidden
        ? undefined
        : nextVersion(wanted.topic, namesInUse(context));
      return [
        report('topic.exists', 'name', {
          problem: sayTaken({ ...existing, cluster: id, next }),
          fix: nextVersionFix(next),
        }),
      ];
    }
    const asked = context.requestedTopics.find(topic => topic.name === name);
    return asked
      ? [
          report('topic.requested', 'name', {
            problem: say('topic.requested', { ...asked, cluster: id }),
          }),
        ]
      : [];
  });
  return taken.length > 0
    ? taken
    : [
        report('topic.exists', 'name', {
          fine: say('topic.free', { name: wanted.topic, cluster: id }),
        }),
      ];
}

/** Segments that the name has no place for would be dropped without a word; an explicit name needs none. */
function segmentsCheck(
  { name, segments }: TopicAnswers,
  { conventions, environment }: PlanContext,
  report: Report,
): CheckResult[] {
  const known = conventions.topics.segments.map(segment => segment.name);
  const unknown = Object.keys(segments).filter(
    segment => segments[segment] && !known.includes(segment),
  );
  return name?.trim() || unknown.length === 0
    ? []
    : [
        report('naming.segments', 'segments', {
          problem: say('segments.unknown', {
            segments: unknown.join(', '),
            environment: environment?.id ?? '',
            known: known.join(', ') || say('environment.none'),
          }),
        }),
      ];
}

function partitionsCheck(
  { partitions }: Wanted,
  report: Report,
): CheckResult[] {
  return partitions <= MAXIMUM_PARTITIONS
    ? []
    : [
        report('partitions.limit', 'partitions', {
          problem: say('partitions.aboveLimit', {
            partitions,
            maximum: MAXIMUM_PARTITIONS,
          }),
        }),
      ];
}

function namesInUse(context: PlanContext): Set<string> {
  const { existingTopics, requestedTopics } = context;
  return new Set(
    [...existingTopics, ...requestedTopics].map(topic => topic.name),
  );
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
        ? {
            problem: say('justification.short', {
              length,
              minimum: MINIMUM_JUSTIFICATION,
            }),
          }
        : { fine: say('justification.given') },
    ),
  ];
}

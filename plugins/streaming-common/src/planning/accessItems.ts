import { ChangeItem, CheckResult } from '../models';
import { because } from '../sentences';
import { PlanApplication } from './PlanContext';

/** An access rule of a plan. */
export type AccessItem = Extract<ChangeItem, { kind: 'acl' }>;
type Grant = Pick<
  AccessItem,
  'resourceType' | 'resourceName' | 'patternType' | 'operation'
>;

/**
 * The access rules that let declared producers write and declared consumers read, in the name of the principals
 * that their Components are annotated with. Topic and consumer group are always granted together; consumers may
 * write to the dead-letter topic.
 *
 * An application that the catalog does not know, or that has no principal, gets no rule but a warning.
 */
export function accessItems(options: {
  topic: string;
  deadLetterTopic: string | null;
  producers: readonly string[];
  consumers: readonly string[];
  applications: readonly PlanApplication[];
  host: string;
}): { items: AccessItem[]; checks: CheckResult[] } {
  const { topic, deadLetterTopic } = options;
  const items = new Map<string, AccessItem>();
  const checks: CheckResult[] = [];

  function grant(
    entityRef: string,
    field: 'producers' | 'consumers',
    grantsOf: (application: PlanApplication) => Grant[],
  ) {
    const application = options.applications.find(
      candidate => candidate.entityRef === entityRef,
    );
    const principals = (application?.principals ?? []).flatMap(toPrincipal);
    if (!application || principals.length === 0) {
      checks.push(noPrincipal(entityRef, field, topic, application));
      return;
    }
    for (const principal of principals) {
      for (const one of grantsOf(application)) {
        const id = `acl:${principal}:${one.operation}:${one.resourceType}:${one.patternType}:${one.resourceName}`;
        items.set(id, {
          id,
          action: 'create',
          kind: 'acl',
          principal,
          host: options.host,
          application: entityRef,
          ...one,
        });
      }
    }
  }

  for (const producer of options.producers) {
    grant(producer, 'producers', () => onTopic(topic, 'WRITE'));
  }
  for (const consumer of options.consumers) {
    grant(consumer, 'consumers', application => [
      ...onTopic(topic, 'READ'),
      ...groupsOf(application),
      ...(deadLetterTopic ? onTopic(deadLetterTopic, 'WRITE') : []),
    ]);
  }
  return { items: [...items.values()], checks };
}

function onTopic(topic: string, operation: 'READ' | 'WRITE'): Grant[] {
  const resource = {
    resourceType: 'topic',
    resourceName: topic,
    patternType: 'literal',
  } as const;
  return [
    { ...resource, operation },
    { ...resource, operation: 'DESCRIBE' },
  ];
}

/** The annotated groups; without any, every group that begins with the name of the application. */
function groupsOf(application: PlanApplication): Grant[] {
  const name = application.entityRef.slice(
    application.entityRef.lastIndexOf('/') + 1,
  );
  const annotated = application.groups.filter(group => group !== '*');
  return (annotated.length > 0 ? annotated : [`${name}-*`]).map(group => ({
    resourceType: 'group',
    resourceName: group.replace(/\*$/, ''),
    patternType: group.endsWith('*') ? 'prefixed' : 'literal',
    operation: 'READ',
  }));
}

/** Kafka grants to exact principals or to everybody; a prefix of principals cannot be granted to. */
function toPrincipal(annotated: string): string[] {
  const principal = annotated.includes(':') ? annotated : `User:${annotated}`;
  return principal.endsWith('*') && principal !== 'User:*' ? [] : [principal];
}

function noPrincipal(
  entityRef: string,
  field: string,
  topic: string,
  application: PlanApplication | undefined,
): CheckResult {
  return {
    ruleId: 'access.principal',
    tier: 'global',
    level: 'warn',
    target: topic,
    field,
    observed: entityRef,
    ...(application
      ? because('access.noPrincipal', { application: entityRef })
      : because('access.unknownApplication', { application: entityRef })),
  };
}

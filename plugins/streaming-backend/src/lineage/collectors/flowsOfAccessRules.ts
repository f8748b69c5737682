import { AccessRule } from '../../clusters';
import { FlowStatement } from '../flows';

export interface AccessRulesOfCluster {
  cluster: string;
  rules: readonly AccessRule[];
  /** Names of the topics that exist, sorted; wildcards expand to these. */
  topics: readonly string[];
  /** Whether the cluster refuses what is not granted. */
  enforced: boolean;
}

const DIRECTIONS = [
  { direction: 'read', operation: 'READ' },
  { direction: 'write', operation: 'WRITE' },
] as const;

/**
 * Who may read and write which topic. Deny rules win. Reading needs a group beside the topic: without any, the
 * statement carries `missing: group`. The rule that grants stands in `via`.
 */
export function flowsOfAccessRules(
  options: AccessRulesOfCluster,
): FlowStatement[] {
  const { cluster, rules, enforced } = options;
  const groupReaders = new Set(
    rules
      .filter(rule => rule.resourceType === 'group' && grants(rule, 'READ'))
      .map(rule => rule.principal),
  );
  const denials = rules.filter(
    rule => rule.permission === 'DENY' && rule.resourceType === 'topic',
  );
  const existing = new Set(options.topics);
  const statements = new Map<string, FlowStatement>();
  for (const rule of rules) {
    for (const { direction, operation } of DIRECTIONS) {
      if (rule.resourceType !== 'topic' || !grants(rule, operation)) {
        continue;
      }
      const topics = isLiteral(rule)
        ? [rule.resourceName].filter(topic => existing.has(topic))
        : topicsUnder(rule, options.topics);
      for (const topic of topics) {
        const key = `${direction} ${rule.principal} ${topic}`;
        if (
          statements.has(key) ||
          isDenied(denials, rule.principal, operation, topic)
        ) {
          continue;
        }
        const lacksGroup =
          direction === 'read' && !groupReaders.has(rule.principal);
        statements.set(key, {
          source: 'access rules',
          provenance: 'authorised',
          cluster,
          topic,
          direction,
          actor: { principal: rule.principal },
          firstSeen: null,
          lastSeen: null,
          rate: null,
          attributes: {
            via: describeRule(rule),
            enforced: String(enforced),
            ...(lacksGroup && { missing: 'group' }),
          },
        });
      }
    }
  }
  return [...statements.values()];
}

function grants(rule: AccessRule, operation: string): boolean {
  return rule.permission === 'ALLOW' && covers(rule, operation);
}

function covers(rule: AccessRule, operation: string): boolean {
  return rule.operation === operation || rule.operation === 'ALL';
}

/** Wildcards and prefixes leave the internal topics of the cluster out. */
function topicsUnder(rule: AccessRule, topics: readonly string[]): string[] {
  return topics.filter(
    topic => !topic.startsWith('__') && matches(rule, topic),
  );
}

function isLiteral(rule: AccessRule): boolean {
  return rule.patternType === 'literal' && rule.resourceName !== '*';
}

function matches(rule: AccessRule, topic: string): boolean {
  if (rule.patternType === 'prefixed') {
    return topic.startsWith(rule.resourceName);
  }
  return rule.resourceName === '*' || rule.resourceName === topic;
}

/** A denial for some hosts only is not one: the principal may still come from another. */
function isDenied(
  denials: readonly AccessRule[],
  principal: string,
  operation: string,
  topic: string,
): boolean {
  return denials.some(
    rule =>
      rule.host === '*' &&
      (rule.principal === principal || rule.principal === 'User:*') &&
      covers(rule, operation) &&
      matches(rule, topic),
  );
}

function describeRule(rule: AccessRule): string {
  if (rule.patternType === 'prefixed') {
    return `prefix "${rule.resourceName}"`;
  }
  return rule.resourceName === '*'
    ? 'all topics'
    : `topic "${rule.resourceName}"`;
}

import { CheckResult } from '../models';
import { asReason } from '../sentences';
import { DesiredTopic, Rule, RuleContext, RuleFinding } from './DesiredTopic';
import { Policies, Policy, severityIn, Severity } from './Policies';
import { accessRules } from './rules/accessRules';
import { contractRules } from './rules/contractRules';
import { designRules } from './rules/designRules';
import { namingRules } from './rules/namingRules';
import { placementRules } from './rules/placementRules';
import { retentionRules } from './rules/retentionRules';
import { schemaRules } from './rules/schemaRules';

/** Every rule by id, in the order in which verdicts are listed. */
const rules: Record<string, Rule> = {
  ...namingRules,
  ...contractRules,
  ...schemaRules,
  ...retentionRules,
  ...placementRules,
  ...designRules,
  ...accessRules,
};

/**
 * The verdicts of every rule that holds in the environment, in a stable order. The first failure hides nothing: a
 * rule that passes, objects twice or cannot be evaluated is listed as such. Rules that are off are left out, except
 * for what would never work.
 */
export function evaluatePolicies(
  topic: DesiredTopic,
  context: RuleContext,
  policies: Policies,
): CheckResult[] {
  return Object.entries(rules).flatMap(([ruleId, rule]) => {
    const policy = policies[ruleId];
    if (!policy || !appliesTo(policy, topic)) {
      return [];
    }
    const severity = severityIn(policy, context.environment);
    const outcome = rule(topic, context, policy);
    const base = { ruleId, tier: policy.tier, target: topic.name };
    if (outcome === null) {
      return [];
    }
    if ('unknown' in outcome) {
      return severity === 'off'
        ? []
        : [
            {
              ...base,
              level: 'unknown' as const,
              ...asReason(outcome.unknown),
            },
          ];
    }
    const findings = outcome.filter(
      finding => severity !== 'off' || finding.always,
    );
    if (findings.length > 0) {
      return findings.map(finding => toResult(base, finding, severity));
    }
    return severity === 'off'
      ? []
      : [{ ...base, level: 'pass' as const, ...asReason(policy.standard) }];
  });
}

function toResult(
  base: Pick<CheckResult, 'ruleId' | 'tier' | 'target'>,
  { always, fix, ...finding }: RuleFinding,
  severity: Severity,
): CheckResult {
  return {
    ...base,
    ...finding,
    level: always || severity === 'off' ? 'fail' : severity,
    ...(fix ? { fix: { ...fix, field: finding.field } } : {}),
  };
}

function appliesTo(policy: Policy, topic: DesiredTopic): boolean {
  const { domains, criticality } = policy.appliesTo;
  return (
    (domains === null || domains.includes(topic.domain ?? '')) &&
    (criticality === null || criticality.includes(topic.criticality))
  );
}

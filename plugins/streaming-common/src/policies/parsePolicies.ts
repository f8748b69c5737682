import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';
import { nearest } from '../lib/nearest';
import { unknownKeys } from '../lib/unknownKeys';
import { criticalities } from '../models';
import { Policies, severities, Severity } from './Policies';
import { shippedPolicies } from './shippedPolicies';

/** Severities as documents spell them: by letter or by word. */
const spellings: Record<string, Severity> = {
  '–': 'off',
  '-': 'off',
  W: 'warn',
  F: 'fail',
  G: 'gate',
  ...Object.fromEntries(severities.map(severity => [severity, severity])),
};

const severityDocument = z.string().transform((text, context) => {
  const severity = spellings[text];
  if (!severity) {
    context.addIssue({
      code: 'custom',
      message: `"${text}" is not a severity; use ${severities.join(', ')}`,
    });
    return z.NEVER;
  }
  return severity;
});
const ruleDocument = z.object({
  tier: z.enum(['global', 'domain']).optional(),
  severity: z.record(z.string(), severityDocument).optional(),
  params: z
    .record(z.string(), z.union([z.number(), z.array(z.string())]))
    .optional(),
  appliesTo: z
    .object({
      domains: z.array(z.string()).optional(),
      criticality: z.array(z.enum(criticalities)).optional(),
    })
    .optional(),
  docs: z.string().optional(),
});
const policiesDocument = z.object({
  rules: z.record(z.string(), ruleDocument).optional(),
});

/**
 * Reads a policies document (the parsed content of `policies.yaml`) over the shipped pack: what a rule leaves out
 * stays as shipped. An empty document gives the pack itself.
 *
 * @throws InputError naming every wrong member, unknown rule and unknown number with its path
 */
export function parsePolicies(document: unknown): {
  policies: Policies;
  warnings: string[];
} {
  const parsed = policiesDocument.safeParse(document ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue => `${issue.path.join('.') || 'document'}: ${issue.message}`,
    );
    throw new InputError(`The policies cannot be used: ${problems.join('; ')}`);
  }
  const policies: Policies = { ...shippedPolicies };
  const problems: string[] = [];
  for (const [id, rule] of Object.entries(parsed.data.rules ?? {})) {
    const shipped = shippedPolicies[id];
    if (!shipped) {
      problems.push(unknownRule(id));
      continue;
    }
    problems.push(...unknownParams(id, rule.params, shipped.params));
    policies[id] = {
      ...shipped,
      tier: rule.tier ?? shipped.tier,
      severity: { ...shipped.severity, ...rule.severity },
      params: { ...shipped.params, ...rule.params },
      appliesTo: {
        domains: rule.appliesTo?.domains ?? shipped.appliesTo.domains,
        criticality:
          rule.appliesTo?.criticality ?? shipped.appliesTo.criticality,
      },
      docs: rule.docs ?? shipped.docs,
    };
  }
  if (problems.length > 0) {
    throw new InputError(problems.join(' '));
  }
  return {
    policies,
    warnings: unknownKeys(policiesDocument, document ?? {}).map(key =>
      key.nearest
        ? `${key.path} is not a known key; did you mean ${key.nearest}?`
        : `${key.path} is not a known key; known keys there: ${key.known.join(
            ', ',
          )}`,
    ),
  };
}

function unknownRule(id: string): string {
  const similar = nearest(id, Object.keys(shippedPolicies));
  return similar
    ? `Rule "${id}" does not exist; did you mean ${similar}?`
    : `Rule "${id}" does not exist.`;
}

function unknownParams(
  id: string,
  params: Record<string, unknown> | undefined,
  known: Record<string, number | string[]>,
): string[] {
  return Object.entries(params ?? {}).flatMap(([name, value]) => {
    const shipped = known[name];
    if (shipped === undefined) {
      return [
        `rules.${id}.params.${name} is not a parameter of the rule; it has ${
          Object.keys(known).join(', ') || 'none'
        }.`,
      ];
    }
    return Array.isArray(value) === Array.isArray(shipped)
      ? []
      : [
          `rules.${id}.params.${name} must be ${
            Array.isArray(shipped) ? 'a list' : 'a number'
          }.`,
        ];
  });
}

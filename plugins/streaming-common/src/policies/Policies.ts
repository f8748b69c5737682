import { Criticality } from '../models';
import { Said } from '../sentences';

/** Kinds of environment; severities and floors follow them. */
export const environmentKinds = ['dev', 'staging', 'prod'] as const;
export type EnvironmentKind = (typeof environmentKinds)[number];

/** What a tripped rule does: nothing, warn, refuse, or ask for one more approval. */
export const severities = ['off', 'warn', 'fail', 'gate'] as const;
export type Severity = (typeof severities)[number];

/** One rule as it holds here. `params` are the numbers and lists it judges with. */
export interface Policy {
  /** Global standards block; domain choices are recorded and never block. */
  tier: 'global' | 'domain';
  /** What the rule asks for, as a sentence. */
  standard: Said;
  /** By environment id or kind; `default` for the rest. */
  severity: Record<string, Severity>;
  params: Record<string, number | string[]>;
  appliesTo: { domains: string[] | null; criticality: Criticality[] | null };
  docs: string | null;
}

/** Every rule by id. */
export type Policies = Record<string, Policy>;

/** What a rule does in an environment: the entry of its id, else of its kind, else the default. */
export function severityIn(
  policy: Policy,
  environment: { id: string; kind: EnvironmentKind },
): Severity {
  const { severity } = policy;
  return (
    severity[environment.id] ??
    severity[environment.kind] ??
    severity.default ??
    'fail'
  );
}

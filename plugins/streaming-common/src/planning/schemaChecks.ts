import {
  checkCompatibility,
  describeProblem,
  lintSchema,
  parseSchema,
} from '@millrace/schema-compat';
import { CheckResult, TopicAnswers } from '../models';
import { EnvironmentKind, EnvironmentSettings } from '../policies';
import { PlanContext } from './PlanContext';

/** A schema to judge: alone, or as the next version of a subject. */
export interface SchemaQuestion {
  type: NonNullable<TopicAnswers['schema']>['type'];
  text: string;
  /** What the verdicts are about: the topic or the subject. */
  target: string;
  kind: EnvironmentKind;
  /** Live versions, oldest first; null when the subject does not exist. */
  subject: PlanContext['subject'];
  /** Why the live versions could not be read; null when they were. */
  registryProblem: string | null;
}

/**
 * Whether a text is a schema (each problem with path and line), what the linter advises (each finding with the
 * corrected fragment), and whether it may follow the versions that its subject holds.
 */
export function checkSchemaText(question: SchemaQuestion): CheckResult[] {
  const { type, text, target, kind } = question;
  const base = { tier: 'global', target, field: 'schema' } as const;
  const parsed = parseSchema({ type, text });
  if (!parsed.ok) {
    return parsed.problems.map(problem => ({
      ...base,
      ruleId: 'schema.parse',
      level: 'fail',
      observed: problem.path || undefined,
      reason: describeProblem(problem),
    }));
  }
  const findings = lintSchema({ type, text }).map(
    (finding): CheckResult => ({
      ...base,
      ruleId: finding.rule,
      level: finding.severity[kind === 'prod' ? 'prod' : 'dev'],
      observed: finding.fieldPath || finding.path || undefined,
      reason: describeProblem({ ...finding }),
      ...(finding.fix
        ? {
            expected: finding.fix.text,
            fix: { label: finding.fix.description },
          }
        : {}),
    }),
  );
  return [
    {
      ...base,
      ruleId: 'schema.parse',
      level: 'pass',
      reason: 'The schema can be read',
    },
    ...findings,
    ...compatibilityChecks(question),
  ];
}

/** The verdicts on the schema of a topic request; none without a schema. */
export function schemaChecks(
  answers: TopicAnswers,
  context: PlanContext,
  environment: EnvironmentSettings,
  topic: string,
): CheckResult[] {
  if (!answers.schema) {
    return [];
  }
  const registry = context.cluster?.registry;
  return checkSchemaText({
    ...answers.schema,
    target: topic,
    kind: environment.kind,
    subject: context.subject,
    registryProblem: registry && registry !== 'none' ? registry.problem : null,
  });
}

function compatibilityChecks(question: SchemaQuestion): CheckResult[] {
  const { type, text, target, subject, registryProblem } = question;
  const base = {
    tier: 'global',
    target,
    field: 'schema',
    ruleId: 'schema.compatibility',
  } as const;
  if (registryProblem !== null) {
    return [
      {
        ...base,
        level: 'unknown',
        reason: `Earlier versions cannot be read: ${registryProblem}`,
      },
    ];
  }
  if (!subject || subject.versions.length === 0) {
    return [{ ...base, level: 'pass', reason: 'This is the first version' }];
  }
  const { compatible, incompatibilities } = checkCompatibility({
    candidate: { type, text },
    previous: subject.versions.map(({ version, schema }) => ({
      version,
      schema,
    })),
    level: subject.compatibility,
  });
  return compatible
    ? [
        {
          ...base,
          level: 'pass',
          expected: subject.compatibility,
          reason: `The schema may follow the ${subject.versions.length} earlier version(s) under ${subject.compatibility}`,
        },
      ]
    : incompatibilities.map(problem => ({
        ...base,
        level: 'fail',
        observed: problem.path || undefined,
        expected: subject.compatibility,
        reason: `${problem.message} (at ${problem.path || 'the root'}${
          problem.versionCompared === undefined
            ? ''
            : `, against version ${problem.versionCompared}`
        })`,
      }));
}

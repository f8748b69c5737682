import {
  checkCompatibility,
  lintSchema,
  LintSchemaOptions,
  parseSchema,
  sayProblem,
  SchemaIncompatibility,
  SchemaSource,
} from '@millrace/schema-compat';
import { CheckResult, SchemaLint, TopicAnswers } from '../models';
import { EnvironmentKind, EnvironmentSettings } from '../policies';
import { asReason, because, SaidValue, say } from '../sentences';
import {
  PlanContext,
  PlanReference,
  PlanSubject,
  PlanVersion,
} from './PlanContext';
import { referenceChecks } from './referenceChecks';
import { refusalsOf } from './refusalsOf';

/** A schema to judge: alone, or as the next version of a subject. */
export interface SchemaQuestion {
  type: NonNullable<TopicAnswers['schema']>['type'];
  text: string;
  /** What the verdicts are about: the topic or the subject. */
  target: string;
  kind: EnvironmentKind;
  /** What it is held against; null when the subject does not exist. */
  subject: PlanContext['subject'];
  lint: SchemaLint;
  /** What it refers to. */
  references: readonly PlanReference[];
  /** Why neither versions nor references could be read; null when they were. */
  registryProblem: SaidValue | null;
}

/**
 * Whether a text is a schema (each problem with path and line), what the linter advises (each finding with the
 * corrected fragment), and whether it may follow the versions that its subject holds.
 */
export function checkSchemaText(question: SchemaQuestion): CheckResult[] {
  const { target, kind, references, registryProblem } = question;
  const base = { tier: 'global', target, field: 'schema' } as const;
  if (references.length > 0 && registryProblem !== null) {
    return [
      {
        ...base,
        ruleId: 'schema.reference',
        level: 'unknown',
        ...because('schema.reference.untold', { problem: registryProblem }),
      },
    ];
  }
  const found = referenceChecks(references, target);
  const candidate = candidateOf(question);
  const parsed = parseSchema(candidate);
  if (!parsed.ok) {
    return [
      ...found,
      ...parsed.problems.map(
        (problem): CheckResult => ({
          ...base,
          ruleId: 'schema.parse',
          level: 'fail',
          observed: problem.path || undefined,
          ...asReason(sayProblem(problem)),
        }),
      ),
    ];
  }
  const findings = lintSchema(candidate, lintOptions(question)).map(
    (finding): CheckResult => ({
      ...base,
      ruleId: finding.rule,
      level: finding.severity[kind === 'prod' ? 'prod' : 'dev'],
      observed: finding.fieldPath || finding.path || undefined,
      ...asReason(sayProblem(finding)),
      ...(finding.fix
        ? {
            expected: finding.fix.text,
            fix: {
              label: finding.fix.description,
              said: finding.fix.said,
            },
          }
        : {}),
    }),
  );
  return [
    ...found,
    {
      ...base,
      ruleId: 'schema.parse',
      level: 'pass',
      ...because('schema.readable'),
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
  const { subject, cluster } = context;
  const { compatibility } = answers.schema;
  const registry = cluster?.registry;
  return checkSchemaText({
    type: answers.schema.type,
    text: answers.schema.text,
    lint: context.schemaLint,
    references: context.references,
    target: topic,
    kind: environment.kind,
    // The request sets its level before it registers.
    subject: subject && { ...subject, compatibility },
    registryProblem: registry && registry !== 'none' ? registry.problem : null,
  });
}

function compatibilityChecks(question: SchemaQuestion): CheckResult[] {
  const { target, subject, registryProblem } = question;
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
        ...because('schema.registryProblem', { problem: registryProblem }),
      },
    ];
  }
  if (subject?.verdict && !subject.verdict.compatible) {
    return refusalsOf(subject.verdict).map(said => ({
      ...base,
      level: 'fail',
      expected: subject.compatibility,
      ...asReason(said),
    }));
  }
  if (!subject || subject.versions.length === 0) {
    return [{ ...base, level: 'pass', ...because('schema.firstVersion') }];
  }
  const { compatible, incompatibilities } = subject.verdict
    ? { compatible: true, incompatibilities: [] }
    : judge(question, subject);
  return compatible
    ? [
        {
          ...base,
          level: 'pass',
          expected: subject.compatibility,
          ...because('schema.compatible', {
            versions: subject.versions.length,
            level: subject.compatibility,
          }),
        },
      ]
    : incompatibilities.map(problem => ({
        ...base,
        level: 'fail',
        observed: problem.path || undefined,
        expected: subject.compatibility,
        ...incompatibility(problem),
      }));
}

/** The schema with the texts that it refers to. */
function candidateOf({ type, text, references }: SchemaQuestion): SchemaSource {
  return {
    type,
    text,
    references: references.flatMap(({ found }) => found ?? []),
  };
}

/** What the registry says as well, which asks the same library. */
function judge(
  question: SchemaQuestion,
  { versions, compatibility, policy }: PlanSubject,
) {
  return checkCompatibility({
    candidate: candidateOf(question),
    previous: versions.map(stored => ({
      version: stored.version,
      schema: sourceOf(stored),
    })),
    level: compatibility,
    policy,
  });
}

/** What the linter is told: the words of the house, and rules on names across versions hold the schema against the newest one. */
function lintOptions({ lint, subject }: SchemaQuestion): LintSchemaOptions {
  const newest = subject?.versions.at(-1);
  return subject && newest
    ? { ...lint, previous: sourceOf(newest), level: subject.compatibility }
    : lint;
}

/** A live version as the library reads it: of its own type, with what it refers to, without the rules for new schemas. */
function sourceOf({
  schemaType,
  schema,
  references,
}: PlanVersion): SchemaSource {
  return { type: schemaType, text: schema, references, lenient: true };
}

function incompatibility({
  said,
  path,
  versionCompared,
}: SchemaIncompatibility) {
  const found = { text: said, path: path || say('schema.root') };
  return versionCompared === undefined
    ? because('schema.incompatible', found)
    : because('schema.incompatibleWith', {
        ...found,
        version: versionCompared,
      });
}

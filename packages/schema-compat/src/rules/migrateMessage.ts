import { evaluateRules, RuleContext } from './evaluateRules';
import {
  MigrationPlan,
  MigrationQuestion,
  MigrationStep,
  planMigration,
} from './planMigration';
import { RuleResult } from './RuleResult';

/**
 * What became of a message on its way. `from` and `to` of a step are versions; the way ends at the
 * first step that does not accept the message.
 *
 * @public
 */
export interface Migration {
  message: unknown;
  plan: MigrationPlan;
  steps: readonly {
    from: number;
    to: number;
    results: readonly RuleResult[];
  }[];
  /** As in `RuleVerdict`, over all steps. */
  accepted: boolean | undefined;
}

/**
 * Takes a message from one version of a subject to another with the migration rules between them.
 * Whether it then fits the schema it arrives at is for the caller to check, with the serializer
 * that would write it.
 *
 * @throws SchemaParseError when a schema on the way is not one, RangeError as `planMigration`.
 * @public
 */
export async function migrateMessage(
  question: MigrationQuestion & { message: unknown; context?: RuleContext },
): Promise<Migration> {
  const plan = planMigration(question);
  let { message } = question;
  let accepted: boolean | undefined = true;
  const steps: Migration['steps'][number][] = [];
  for (const step of plan.steps) {
    const verdict = await take(step, plan.mode, { ...question, message });
    steps.push({
      from: step.from.version,
      to: step.to.version,
      results: verdict.results,
    });
    message = verdict.message;
    accepted = verdict.accepted;
    if (!accepted) break;
  }
  return { message, plan, steps, accepted };
}

/** The rules see the message with the schema it goes to: its numbers get that one's types. */
function take(
  { to, ruleSet }: MigrationStep,
  mode: MigrationPlan['mode'],
  { message, context }: { message: unknown; context?: RuleContext },
) {
  return evaluateRules({
    schema: to.schema,
    ruleSet,
    phase: 'MIGRATION',
    mode,
    message,
    context: { ...context, metadata: to.metadata },
  });
}

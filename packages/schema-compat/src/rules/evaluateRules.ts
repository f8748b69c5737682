import { Rule, RuleSet, SchemaMetadata } from '../model/RuleSet';
import { requireSchema, Schema, SchemaInput } from '../parseSchema';
import { copyMessage } from './copyMessage';
import {
  RuleEvaluationError,
  RuleSyntaxError,
  UnknownFunctionError,
} from './engines/RuleFault';
import { failed, notEvaluated, RuleOutcome, skipped } from './RuleOutcome';
import { RuleResult } from './RuleResult';
import { runCelFieldRule } from './runners/runCelFieldRule';
import { runCelRule } from './runners/runCelRule';
import { runJsonataRule } from './runners/runJsonataRule';
import { RuleRunner } from './runners/RuleRunner';
import {
  actionOf,
  EvaluationMode,
  isEnabled,
  RulePhase,
  selectRules,
} from './selectRules';
import { StepBudget, StepLimitError } from './StepBudget';
import { say } from '../sentences/say';
import { sayError } from './SaidRangeError';

/**
 * A message and the contract to hold it to.
 *
 * `message` is plain: Avro and JSON values as objects, lists and primitives, `long` as bigint,
 * bytes as Uint8Array; of a union the bare value or `{ branch: value }`. `mode` is what the client
 * does, never WRITEREAD or UPDOWN. `phase` defaults to DOMAIN.
 *
 * @public
 */
export interface RuleQuestion {
  schema: SchemaInput;
  ruleSet: RuleSet | undefined;
  phase?: RulePhase;
  mode: EvaluationMode;
  message: unknown;
  context?: RuleContext;
}

/**
 * `metadata` gives tags by path. `now` is the only clock that rules can read; without it they have
 * none. `maxSteps` bounds all rules of the message together, 10,000 by default. With `afterFailure`
 * `continue`, rules after one that stops the message are evaluated nevertheless.
 *
 * @public
 */
export interface RuleContext {
  metadata?: SchemaMetadata;
  now?: Date;
  maxSteps?: number;
  afterFailure?: 'stop' | 'continue';
}

/**
 * `message` is what the rules made of it. `accepted` is undefined when a rule was not evaluated and
 * none refused the message.
 *
 * @public
 */
export interface RuleVerdict {
  message: unknown;
  results: readonly RuleResult[];
  accepted: boolean | undefined;
}

const defaultMaxSteps = 10_000;

const runners: ReadonlyMap<string, RuleRunner> = new Map<string, RuleRunner>([
  ['CEL', runCelRule],
  ['CEL_FIELD', runCelFieldRule],
  ['JSONATA', runJsonataRule],
]);

/** The rule types that are evaluated here. */
export const knownRuleTypes: readonly string[] = [...runners.keys()];

/**
 * Evaluates the rules of a contract on one message, as clients do when they write or read it.
 *
 * Shape: one result per rule of this phase and mode, in the order of evaluation. Rules never throw:
 * what cannot be evaluated is a result that says so. Nothing is bounded in time here but by steps;
 * a hostile JSONata regular expression may run for long, so rules of strangers belong into a
 * `RuleSandbox`.
 *
 * @throws SchemaParseError when the schema is not one, RangeError when the message is too deep.
 * @public
 */
export async function evaluateRules(
  question: RuleQuestion,
): Promise<RuleVerdict> {
  const { ruleSet, phase = 'DOMAIN', mode, context = {} } = question;
  const schema = requireSchema(question.schema);
  const budget = new StepBudget(context.maxSteps ?? defaultMaxSteps);
  const results: RuleResult[] = [];
  let message = copyMessage(question.message);
  let stoppedBy: string | undefined;
  for (const rule of selectRules(ruleSet, phase, mode)) {
    const off = whyOff(rule, ruleSet, stoppedBy);
    const outcome =
      off ?? (await run(rule, { schema, message, budget, context }));
    const result = toResult(rule, outcome, mode);
    results.push(result);
    if (outcome.message) message = outcome.message.value;
    if (stops(result) && context.afterFailure !== 'continue') {
      stoppedBy ??= rule.name;
    }
  }
  return { message, results, accepted: isAccepted(results) };
}

function whyOff(
  rule: Rule,
  ruleSet: RuleSet | undefined,
  stoppedBy: string | undefined,
): RuleOutcome | undefined {
  if (rule.disabled) return skipped('disabled', say('schema.rule.off'));
  if (ruleSet && !isEnabled(ruleSet)) {
    return skipped(
      'disabled',
      say('schema.rule.not-for-clients', { target: ruleSet.enableAt ?? '' }),
    );
  }
  return stoppedBy === undefined
    ? undefined
    : skipped('stopped', say('schema.rule.stopped', { name: stoppedBy }));
}

async function run(
  rule: Rule,
  on: {
    schema: Schema;
    message: unknown;
    budget: StepBudget;
    context: RuleContext;
  },
): Promise<RuleOutcome> {
  const runner = runners.get(rule.type);
  if (!runner) {
    return notEvaluated(
      'unknownType',
      say('schema.rule.unknown-type', {
        type: rule.type,
        types: knownRuleTypes.join(', '),
      }),
    );
  }
  const { schema, message, budget, context } = on;
  const { metadata, now } = context;
  if (budget.exceeded) return overLimit(budget.error());
  try {
    return await runner({ rule, schema, metadata, message, budget, now });
  } catch (error) {
    if (error instanceof StepLimitError) return overLimit(error);
    if (error instanceof RuleSyntaxError) {
      return notEvaluated(
        'invalidExpression',
        say('schema.rule.unparsable'),
        error,
      );
    }
    if (error instanceof UnknownFunctionError) {
      return notEvaluated('unknownFunction', error.said);
    }
    if (error instanceof RuleEvaluationError) {
      return failed('error', say('schema.rule.no-value'), { detail: error });
    }
    if (error instanceof RangeError) return overLimit(error);
    throw error;
  }
}

function overLimit(error: Error): RuleOutcome {
  return notEvaluated('limit', sayError(error));
}

function toResult(
  rule: Rule,
  { message: _message, fields = [], detail, ...outcome }: RuleOutcome,
  mode: EvaluationMode,
): RuleResult {
  const acts = outcome.status === 'passed' || outcome.status === 'failed';
  return {
    rule: rule.name,
    type: rule.type,
    kind: rule.kind ?? 'CONDITION',
    mode,
    ...outcome,
    action: acts ? actionOf(rule, mode, outcome.status === 'passed') : 'NONE',
    fields,
    ...(detail && { detail: detail.message }),
    ...(detail?.said && { saidDetail: detail.said }),
  };
}

/** ERROR and DLQ both end the way of the message. */
function stops({ action }: RuleResult): boolean {
  return action === 'ERROR' || action === 'DLQ';
}

function isAccepted(results: readonly RuleResult[]): boolean | undefined {
  if (results.some(stops)) return false;
  return results.some(({ status }) => status === 'notEvaluated')
    ? undefined
    : true;
}

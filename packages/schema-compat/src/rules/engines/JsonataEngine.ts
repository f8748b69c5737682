import jsonata from 'jsonata';
import { isMembers } from '../copyMessage';
import { StepBudget } from '../StepBudget';
import { RuleEvaluationError, RuleSyntaxError } from './RuleFault';
import { say } from '../../sentences/say';

/** A compiled expression. */
export interface JsonataProgram {
  /**
   * @throws RuleEvaluationError when it has no value, StepLimitError when it takes too long.
   */
  run(message: unknown, budget: StepBudget, now?: Date): Promise<unknown>;
}

const maxLength = 16_384;
/** How deep calls may nest, and how long a list may grow while it is computed. */
const limits = { stack: 500, sequence: 10_000 };
/** What the engine says when it meets one of these. */
const limitCodes: ReadonlySet<unknown> = new Set(['D1011', 'D2014', 'D2015']);
/** The engine looks up this name before each step. */
const entryName = Symbol.for('jsonata.__evaluate_entry');

/** Compiles and runs JSONata. A program reads no clock but the given `now`. */
export class JsonataEngine {
  /** @throws RuleSyntaxError when the text is not a JSONata expression. */
  compile(text: string): JsonataProgram {
    if (text.length > maxLength) {
      throw new RuleSyntaxError(
        say('schema.rule.expression-long', {
          length: text.length,
          limit: maxLength,
        }),
      );
    }
    try {
      jsonata(text);
    } catch (error) {
      const { position } = Object(error);
      throw new RuleSyntaxError(
        messageOf(error),
        typeof position === 'number' ? position : undefined,
      );
    }
    return { run: (message, budget, now) => run(text, message, budget, now) };
  }
}

/** Every run compiles anew, since an expression keeps what was assigned to it. */
async function run(
  text: string,
  message: unknown,
  budget: StepBudget,
  now: Date | undefined,
): Promise<unknown> {
  const expression = jsonata(text, limits);
  // The engine takes symbols as names too; its types say only texts.
  expression.assign(entryName as unknown as string, () => budget.take(1));
  expression.registerFunction('millis', () => clock(now).getTime(), '<:n>');
  expression.registerFunction(
    'now',
    (picture?: string, zone?: string) =>
      jsonata('$fromMillis(at, picture, zone)').evaluate({
        at: clock(now).getTime(),
        picture,
        zone,
      }),
    '<s?s?:s>',
  );
  try {
    return await expression.evaluate(withoutBigints(message));
  } catch (error) {
    if (budget.exceeded || limitCodes.has(Object(error).code)) {
      throw budget.error();
    }
    throw error instanceof RuleEvaluationError
      ? error
      : new RuleEvaluationError(messageOf(error));
  }
}

function clock(now: Date | undefined): Date {
  if (now) return now;
  throw new RuleEvaluationError(say('schema.rule.no-time'));
}

/** JSONata computes with numbers; a bigint that fits becomes one, others pass through untouched. */
function withoutBigints(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (Array.isArray(value)) return value.map(withoutBigints);
  if (!isMembers(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      withoutBigints(member),
    ]),
  );
}

function messageOf(error: unknown): string {
  const { message } = Object(error);
  return typeof message === 'string' ? message : String(error);
}

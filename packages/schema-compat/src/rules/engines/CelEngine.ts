import {
  CelEnv,
  celEnv,
  celFunc,
  CelInput,
  CelScalar,
  isCelError,
  parse,
  plan,
} from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { StepBudget } from '../StepBudget';
import {
  countLoops,
  countName,
  pathsBelow,
  sizeOf,
  variablesOf,
} from './celSyntax';
import { fromCelValue } from './celValues';
import {
  RuleEvaluationError,
  RuleSyntaxError,
  UnknownFunctionError,
} from './RuleFault';
import { Said } from '../../sentences/Said';
import { say } from '../../sentences/say';
import { SaidRangeError } from '../SaidRangeError';

/** A compiled expression. */
export interface CelProgram {
  /** Names that it takes from outside. */
  variables: readonly string[];
  /** Fields of `message` that it reads by name. */
  reads: readonly string[];
  /**
   * @throws RuleEvaluationError when it has no value, UnknownFunctionError, StepLimitError when it
   * takes too long.
   */
  run(variables: Record<string, CelInput>, budget: StepBudget): unknown;
}

/** The longest expression that is looked at, in characters. */
const maxLength = 16_384;
/** Compiled expressions that are kept. */
const maxPrograms = 500;

/**
 * Compiles and runs CEL with the functions that Confluent clients offer: the standard ones and the
 * string extensions. Regular expressions are RE2's, whose time is linear in the text.
 */
export class CelEngine {
  readonly #env: CelEnv;
  readonly #programs = new Map<string, CelProgram>();
  #budget = new StepBudget(0);

  constructor() {
    this.#env = celEnv({
      funcs: [
        ...strings,
        celFunc(
          countName,
          [CelScalar.BOOL, CelScalar.INT],
          CelScalar.BOOL,
          (goOn, steps) => this.#budget.tryTake(Number(steps)) && goOn,
        ),
      ],
    });
  }

  /** @throws RuleSyntaxError when the text is not a CEL expression. */
  compile(text: string): CelProgram {
    const known = this.#programs.get(text);
    if (known) return known;
    if (this.#programs.size >= maxPrograms) this.#programs.clear();
    const program = this.#compile(text);
    this.#programs.set(text, program);
    return program;
  }

  #compile(text: string): CelProgram {
    if (text.length > maxLength) {
      throw new RuleSyntaxError(
        say('schema.rule.expression-long', {
          length: text.length,
          limit: maxLength,
        }),
      );
    }
    try {
      const { expr } = parse(text);
      const variables = variablesOf(expr);
      const reads = pathsBelow(expr, 'message');
      const steps = sizeOf(expr);
      countLoops(expr);
      const evaluate = expr && plan(this.#env, expr);
      return {
        variables,
        reads,
        run: (bindings, budget) => {
          budget.take(steps);
          this.#budget = budget;
          const result = evaluate?.(bindings);
          if (budget.exceeded) throw budget.error();
          const unknown = unknownFunctionOf(result);
          if (unknown !== undefined) throw new UnknownFunctionError(unknown);
          if (result === undefined || isCelError(result)) {
            throw new RuleEvaluationError(
              isCelError(result)
                ? result.message
                : say('schema.rule.expression-empty'),
            );
          }
          return fromCelValue(result);
        },
      };
    } catch (error) {
      throw new RuleSyntaxError(wordsOf(error), offsetOf(error));
    }
  }
}

/** The function that was called and that the engine does not have; its errors say so in words. */
function unknownFunctionOf(result: unknown): string | undefined {
  return isCelError(result)
    ? /^unbound function: (\S+)$/.exec(result.message)?.[1]
    : undefined;
}

/** What is wrong: a sentence of ours, or the words of the parser. */
function wordsOf(error: unknown): string | Said {
  if (error instanceof SaidRangeError) return error.said;
  return error instanceof Error ? error.message : String(error);
}

/** Where the parser stopped; its errors carry a place that its types leave out. */
function offsetOf(error: unknown): number | undefined {
  const offset = Object(Object(error).location).start?.offset;
  return typeof offset === 'number' ? offset : undefined;
}

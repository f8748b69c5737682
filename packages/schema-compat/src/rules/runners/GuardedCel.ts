import { CelInput } from '@bufbuild/cel';
import { CelEngine, CelProgram } from '../engines/CelEngine';
import { StepBudget } from '../StepBudget';

const engine = new CelEngine();

/** Whether a guard let the expression run, and what it gave. */
export type GuardedValue =
  | { skipped: true }
  | { skipped: false; value: unknown };

/**
 * A CEL expression with the guard before its first `;`. Only a guard that is `false` skips.
 *
 * @throws RuleSyntaxError
 */
export class GuardedCel {
  readonly #guard: CelProgram | undefined;
  readonly #body: CelProgram;

  constructor(text: string) {
    const end = text.indexOf(';');
    const guard = text.slice(0, Math.max(end, 0));
    this.#guard = guard.trim() ? engine.compile(guard) : undefined;
    this.#body = engine.compile(text.slice(end + 1));
  }

  /** Names that the guard and the expression take from outside. */
  get variables(): ReadonlySet<string> {
    return new Set([
      ...(this.#guard?.variables ?? []),
      ...this.#body.variables,
    ]);
  }

  /** Fields of the message that the expression reads. */
  get reads(): readonly string[] {
    return this.#body.reads;
  }

  /** @throws RuleEvaluationError, StepLimitError */
  run(variables: Record<string, CelInput>, budget: StepBudget): GuardedValue {
    if (this.#guard?.run(variables, budget) === false) return { skipped: true };
    return { skipped: false, value: this.#body.run(variables, budget) };
  }
}

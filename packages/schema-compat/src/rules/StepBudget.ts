import { Said } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';

/** Thrown when the rules of one message take more steps than allowed. */
export class StepLimitError extends Error {
  readonly said: Said;

  constructor(maxSteps: number) {
    const said = say('schema.rule.steps', { steps: maxSteps });
    super(inEnglish(said));
    this.name = 'StepLimitError';
    this.said = said;
  }
}

/** The steps that the rules of one message may take together. */
export class StepBudget {
  readonly #maxSteps: number;
  #left: number;

  constructor(maxSteps: number) {
    this.#maxSteps = maxSteps;
    this.#left = maxSteps;
  }

  get exceeded(): boolean {
    return this.#left < 0;
  }

  /** Counts without complaint; whether there were enough steps left. */
  tryTake(steps: number): boolean {
    this.#left -= steps;
    return !this.exceeded;
  }

  /** @throws StepLimitError once the budget is used up. */
  take(steps: number): void {
    if (!this.tryTake(steps)) throw this.error();
  }

  error(): StepLimitError {
    return new StepLimitError(this.#maxSteps);
  }
}

/** Thrown when the rules of one message take more steps than allowed. */
export class StepLimitError extends Error {
  constructor(maxSteps: number) {
    super(`The rules take more than ${maxSteps} steps on this message`);
    this.name = 'StepLimitError';
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

/** An expression is not one of its language. `position` counts characters from 0. */
export class RuleSyntaxError extends Error {
  readonly position?: number;

  constructor(message: string, position?: number) {
    super(message);
    this.name = 'RuleSyntaxError';
    this.position = position;
  }
}

/** An expression has no value for this message. The words may quote the message. */
export class RuleEvaluationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RuleEvaluationError';
  }
}

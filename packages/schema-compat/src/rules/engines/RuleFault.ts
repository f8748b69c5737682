import { Said } from '../../sentences/Said';
import { inEnglish, say } from '../../sentences/say';

/** An expression is not one of its language. `position` counts characters from 0. */
export class RuleSyntaxError extends Error {
  /** Absent when the words are those of an engine. */
  readonly said?: Said;
  readonly position?: number;

  constructor(words: string | Said, position?: number) {
    super(inEnglish(words));
    this.name = 'RuleSyntaxError';
    if (typeof words === 'object') this.said = words;
    this.position = position;
  }
}

/** An expression has no value for this message. The words may quote the message. */
export class RuleEvaluationError extends Error {
  /** Absent when the words are those of an engine. */
  readonly said?: Said;

  constructor(words: string | Said) {
    super(inEnglish(words));
    this.name = 'RuleEvaluationError';
    if (typeof words === 'object') this.said = words;
  }
}

/** An expression calls what is not offered here; other clients may offer it. */
export class UnknownFunctionError extends Error {
  readonly said: Said;

  constructor(name: string) {
    const said = say('schema.rule.unknown-function', { name });
    super(inEnglish(said));
    this.name = 'UnknownFunctionError';
    this.said = said;
  }
}

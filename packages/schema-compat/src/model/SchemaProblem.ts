/**
 * A reason why a text is not a schema.
 *
 * `rule` is stable and meant for machines; `path` is a JSON pointer into the text ('' is the whole
 * document); `line` and `column` count from 1 and are absent when the text itself is not to blame.
 *
 * @public
 */
export interface SchemaProblem {
  rule: string;
  path: string;
  message: string;
  line?: number;
  column?: number;
}

/**
 * Thrown by functions that need a valid schema and were given another text.
 *
 * @public
 */
export class SchemaParseError extends Error {
  readonly problems: readonly SchemaProblem[];

  constructor(problems: readonly SchemaProblem[]) {
    super(problems.map(describeProblem).join('; '));
    this.name = 'SchemaParseError';
    this.problems = problems;
  }
}

/**
 * One sentence with the place of the problem, as shown in logs and registry answers.
 *
 * @public
 */
export function describeProblem(problem: SchemaProblem): string {
  const places = [
    problem.path,
    problem.line === undefined
      ? ''
      : `line ${problem.line}, column ${problem.column}`,
  ].filter(Boolean);
  return places.length
    ? `${problem.message} (at ${places.join(', ')})`
    : problem.message;
}

import { listed } from '../sentences/compose';
import { Said } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';

/**
 * A reason why a text is not a schema: `message` in English, `said` the same for other languages.
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
  said: Said;
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
export function describeProblem(problem: PlacedSentence): string {
  return inEnglish(sayProblem(problem));
}

/**
 * {@link describeProblem} for other languages.
 *
 * @public
 */
export function sayProblem(problem: PlacedSentence): Said {
  const { said, path, line, column } = problem;
  const places = [
    ...(path ? [path] : []),
    ...(line === undefined
      ? []
      : [say('schema.problem.place', { line, column: column ?? 1 })]),
  ];
  return places.length
    ? say('schema.problem.at', { problem: said, place: listed(places) })
    : said;
}

/** What problems and findings have in common. */
type PlacedSentence = Pick<SchemaProblem, 'said' | 'path' | 'line' | 'column'>;

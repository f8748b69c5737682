/**
 * A sentence as data, so that a reader's page can say it in their language: the code of its template and the values to
 * put in. The English sentence always stands beside it.
 *
 * @public
 */
export interface Said {
  code: string;
  params: Record<string, SaidValue>;
}

/**
 * A value of a sentence; another sentence where a part of it has words of its own.
 *
 * @public
 */
export type SaidValue = string | number | Said;

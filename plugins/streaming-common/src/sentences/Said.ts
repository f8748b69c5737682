import { z } from 'zod/v4';

/**
 * A sentence as data, so that a reader's page can say it in their language: the code of its template and the values to
 * put in. The English sentence always stands beside it.
 */
export interface Said {
  code: string;
  params: Record<string, SaidValue>;
}

/** A value of a sentence; another sentence where a part of it has words of its own. */
export type SaidValue = string | number | Said;

export const saidSchema: z.ZodType<Said, Said> = z
  .object({
    code: z.string(),
    params: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.lazy(() => saidSchema)]),
    ),
  })
  .meta({
    description: 'The sentence beside this as data, for translation',
  });

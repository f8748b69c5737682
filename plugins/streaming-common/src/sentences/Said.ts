import { Said } from '@millrace/schema-compat';
import { z } from 'zod/v4';

export type { Said, SaidValue } from '@millrace/schema-compat';

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

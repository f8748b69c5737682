import { z } from 'zod/v4';

/**
 * What a house asks of the lint of schemas: the case of field names (default: the one that most fields have), and words
 * that count besides the shipped ones.
 */
export const schemaLintSchema = z.object({
  case: z.enum(['snake', 'camel']).optional(),
  ambiguousNames: z.array(z.string()).optional(),
  moneyWords: z.array(z.string()).optional(),
});
export type SchemaLint = z.infer<typeof schemaLintSchema>;

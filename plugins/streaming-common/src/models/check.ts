import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';

/** The fix a rule proposes: setting `field` of the request's answers to `value` clears the verdict. */
export const fixSchema = z.object({
  label: z.string(),
  said: saidSchema.optional(),
  field: z.string().optional(),
  value: z.string().optional(),
});

/**
 * The verdict of one rule on one target. `gate` passes but adds an approval slot; `unknown` could not be
 * evaluated and never counts as a pass. `field` is the answer the verdict belongs to, so that forms show it there.
 */
export const checkResultSchema = z.object({
  ruleId: z.string(),
  tier: z.enum(['global', 'domain']),
  level: z.enum(['pass', 'warn', 'fail', 'gate', 'unknown']),
  target: z.string(),
  field: z.string().optional(),
  observed: z.string().optional(),
  expected: z.string().optional(),
  reason: z.string(),
  /** The reason as data; absent in what was stored before there was any. */
  said: saidSchema.optional(),
  fix: fixSchema.optional(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

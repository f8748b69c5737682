import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';
import { entityRefSchema } from './primitives';

/** Which rule named the owner, strongest first (the order is the rank). */
export const ownerSources = [
  'claim',
  'request',
  'file',
  'product',
  'prefix',
  'domain',
  'none',
] as const;
export type OwnerSource = (typeof ownerSources)[number];

/** Who is responsible for a stream, and how sure that is. `owner` is null exactly when `source` is `none`. */
export const ownershipSchema = z.object({
  owner: entityRefSchema.nullable(),
  source: z.enum(ownerSources),
  standing: z.enum(['confirmed', 'inferred', 'contested', 'unowned']),
});
export type Ownership = z.infer<typeof ownershipSchema>;

/** A line of the ownership inbox: a topic nobody confirmed, with evidence and the most likely owner. */
export const ownershipItemSchema = z.object({
  cluster: z.string(),
  topic: z.string(),
  entityRef: entityRefSchema,
  ownership: ownershipSchema,
  evidence: z.array(z.object({ reason: z.string(), said: saidSchema })),
  suggestion: z
    .object({ owner: entityRefSchema, percentage: z.number().int() })
    .nullable(),
});
export type OwnershipItem = z.infer<typeof ownershipItemSchema>;

import { z } from 'zod/v4';
import { entityRefSchema } from './primitives';

/** What the request form offers; everything comes from configuration, the catalog and the caller. */
export const selfServiceOptionsSchema = z.object({
  environments: z.array(
    z.object({
      id: z.string(),
      cluster: z.string().nullable(),
      title: z.string(),
      production: z.boolean(),
      autoApprove: z.boolean(),
      mode: z.enum(['observe', 'manage']).nullable(),
    }),
  ),
  segments: z.array(
    z.object({
      name: z.string(),
      allowed: z.array(z.string()).nullable(),
      pattern: z.string().nullable(),
    }),
  ),
  separator: z.string(),
  groups: z.array(entityRefSchema),
  applications: z.array(
    z.object({ entityRef: entityRefSchema, title: z.string() }),
  ),
  retentionMs: z.record(z.string(), z.string()),
});
export type SelfServiceOptions = z.infer<typeof selfServiceOptionsSchema>;

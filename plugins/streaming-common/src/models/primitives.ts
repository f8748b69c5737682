import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';

/** A 64-bit integer as a decimal string: offsets, timestamps, sizes, lags. */
export const decimalSchema = z
  .string()
  .regex(/^-?\d+$/, 'must be a decimal integer')
  .meta({ description: '64-bit integer as a decimal string' });

/** An ISO 8601 instant in UTC. */
export const instantSchema = z.iso.datetime();

/** A complete entity reference, for example `group:default/team-pricing`. */
export const entityRefSchema = z
  .string()
  .regex(
    /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
    'must be a complete entity reference such as group:default/team-pricing',
  );

/**
 * How old what is shown is. `fresh` up to 60 s, `ageing` up to 5 min, `stale` beyond, `error` when the last
 * refresh failed: the values are then the last good ones, taken at `observedAt` (null: never).
 */
export const ageSchema = z.object({
  observedAt: instantSchema.nullable(),
  freshness: z.enum(['fresh', 'ageing', 'stale', 'error']),
  error: z.string().nullable(),
  /** The error as data, where the portal worded it. */
  said: saidSchema.optional(),
});
export type Age = z.infer<typeof ageSchema>;

/** The position in a list: pass `nextCursor` as `cursor` for the next page; absent on the last one. */
export const pageInfoSchema = z.object({
  nextCursor: z.string().optional(),
  total: z.number().int().nonnegative(),
});
export type PageInfo = z.infer<typeof pageInfoSchema>;

/** One page of a list, with the ages of the oldest and newest row when the rows come from the index. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    pageInfo: pageInfoSchema,
    index: z
      .object({
        oldest: instantSchema.nullable(),
        newest: instantSchema.nullable(),
      })
      .optional(),
  });
}

/** Query members of every list. */
export const pageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().optional(),
});

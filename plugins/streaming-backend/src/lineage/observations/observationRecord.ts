import { z } from 'zod/v4';

/** Instants come as epoch milliseconds, in decimal text like every 64-bit value, or as ISO 8601. */
const instant = z
  .union([z.number(), z.string()])
  .transform((value, context) => {
    const ms = Number.isNaN(Number(value))
      ? Date.parse(String(value))
      : Number(value);
    if (Number.isNaN(ms)) {
      context.addIssue({ code: 'custom', message: 'must be an instant' });
      return z.NEVER;
    }
    return ms;
  });

/**
 * A value of the observation feed: who was seen reading or writing a topic in one window. Unknown members are
 * ignored, so that a proxy or a newer broker may say more.
 */
export const observationSchema = z
  .object({
    topic: z.string().min(1),
    direction: z.enum(['read', 'write']),
    clientId: z.string().nullish(),
    principal: z.string().nullish(),
    host: z.string().nullish(),
    group: z.string().nullish(),
    softwareName: z.string().nullish(),
    softwareVersion: z.string().nullish(),
    firstSeen: instant,
    lastSeen: instant,
    recordsPerSecond: z.coerce.number().nonnegative().default(0),
    bytesPerSecond: z.coerce.number().nonnegative().default(0),
    /** What the rates are averages over. */
    windowMs: z.coerce.number().positive().default(60_000),
    /** Edges that the feed had no room for, since the broker started. */
    dropped: z.coerce.number().nonnegative().optional(),
  })
  .loose();
export type Observation = z.output<typeof observationSchema>;

/** The observation in a record's value; undefined when it is none. */
export function parseObservation(
  value: Buffer | null,
): Observation | undefined {
  if (value === null) {
    return undefined;
  }
  try {
    return observationSchema.safeParse(JSON.parse(value.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

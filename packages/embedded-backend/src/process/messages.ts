import { z } from 'zod/v4';

/** Where a running backend can be reached; `url` is for clients and without a trailing slash. `registry` and `admin` are null when switched off. */
export const endpointsSchema = z.object({
  clusterId: z.string(),
  pid: z.int(),
  listeners: z.record(
    z.string(),
    z.object({ host: z.string(), port: z.int() }),
  ),
  registry: z
    .object({ host: z.string(), port: z.int(), url: z.string() })
    .nullable(),
  admin: z.object({ host: z.string(), port: z.int() }).nullable(),
});
export type Endpoints = z.infer<typeof endpointsSchema>;

/** What the supervisor tells the child. */
export const parentMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), config: z.unknown() }),
  z.object({ type: z.literal('stop') }),
]);
export type ParentMessage = z.infer<typeof parentMessageSchema>;

/** What the child tells its supervisor. */
export const childMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), endpoints: endpointsSchema }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
export type ChildMessage = z.infer<typeof childMessageSchema>;

/** How the process ends: 0 clean, the others after sysexits(3). */
export const exitCodes = {
  clean: 0,
  stopTimeout: 1,
  badConfiguration: 64,
  internal: 70,
  dataFolder: 73,
  lockHeld: 75,
} as const;

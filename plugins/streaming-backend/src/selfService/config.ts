import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  defaultEnvironment,
  entityRefSchema,
  environmentKinds,
  EnvironmentSettings,
  kindOfEnvironment,
  SchemaLint,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { describeIssue } from '../clusters';
import { locatePath } from '../lib/locatePath';

const DAY_MS = 86_400_000;

/** What holds unless configured otherwise. */
export const selfServiceDefaults = {
  /** Drafts that nobody touched, and requests that nobody decided on, expire after this long. */
  draftExpiryMs: 30 * DAY_MS,
  approvalExpiryMs: 14 * DAY_MS,
  /** Who asks when a program with a token of its own does. */
  serviceRequester: 'user:default/streaming-automation',
} as const;

const text = z.string().min(1);
const floor = z.number().int().min(1);
const environmentConfig = z.strictObject({
  title: text.optional(),
  kind: z.enum(environmentKinds).optional(),
  cluster: text.optional(),
  autoApprove: z.boolean().optional(),
  reviewChanges: z.boolean().optional(),
  approvals: z.enum(['delegated', 'centralised', 'none']).optional(),
  // Configuration has no null: false switches the default of dev off.
  replicationOverride: z
    .union([z.literal(false), floor])
    .transform(value => value || null)
    .optional(),
  floors: z
    .strictObject({
      replicationFactor: floor.optional(),
      minInsyncReplicas: floor.optional(),
    })
    .optional(),
});
type EnvironmentConfig = z.infer<typeof environmentConfig>;
const duration = z.union([z.string(), z.record(z.string(), z.number())]);
const selfServiceConfig = z.strictObject({
  conventions: text.optional(),
  platformGroup: entityRefSchema.optional(),
  governanceGroup: entityRefSchema.optional(),
  serviceRequester: entityRefSchema.optional(),
  expiry: z
    .strictObject({ draft: duration.optional(), approval: duration.optional() })
    .optional(),
});
const words = z.array(text).optional();
const governanceConfig = z.strictObject({
  policies: text.optional(),
  schemaLint: z
    .strictObject({
      case: z.enum(['snake', 'camel']).optional(),
      ambiguousNames: words,
      moneyWords: words,
    })
    .optional(),
});

/** How requests are handled: `streaming.selfService`, `streaming.governance` and `streaming.environments`. */
export interface SelfServiceSettings {
  /** Paths of the two rule files; null: the shipped rules. */
  conventionsFile: string | null;
  policiesFile: string | null;
  schemaLint: SchemaLint;
  /** Null: the groups annotated as approvers. */
  platformGroup: string | null;
  governanceGroup: string | null;
  serviceRequester: string;
  draftExpiryMs: number;
  approvalExpiryMs: number;
  /** The environment of an id, as configured or as its name suggests. */
  environment(id: string): EnvironmentSettings;
  /** Ids that are configured, in order. */
  environmentIds: readonly string[];
}

/** @throws InputError naming each wrong key with its full path and what is accepted there */
export function readSelfServiceSettings(config: Config): SelfServiceSettings {
  const selfService = parse(config, 'streaming.selfService', selfServiceConfig);
  const governance = parse(config, 'streaming.governance', governanceConfig);
  const environments = parse(
    config,
    'streaming.environments',
    z.record(z.string(), environmentConfig),
  );
  return {
    conventionsFile: locate(selfService.conventions),
    policiesFile: locate(governance.policies),
    schemaLint: governance.schemaLint ?? {},
    platformGroup: selfService.platformGroup ?? null,
    governanceGroup: selfService.governanceGroup ?? null,
    serviceRequester:
      selfService.serviceRequester ?? selfServiceDefaults.serviceRequester,
    draftExpiryMs: readDuration(
      config,
      'streaming.selfService.expiry.draft',
      selfServiceDefaults.draftExpiryMs,
    ),
    approvalExpiryMs: readDuration(
      config,
      'streaming.selfService.expiry.approval',
      selfServiceDefaults.approvalExpiryMs,
    ),
    environment: id => toEnvironment(id, environments[id] ?? {}),
    environmentIds: Object.keys(environments),
  };
}

/** @throws InputError naming each wrong key below `streaming.governance` and what is accepted there */
export function readSchemaLint(config: Config): SchemaLint {
  const governance = parse(config, 'streaming.governance', governanceConfig);
  return governance.schemaLint ?? {};
}

function toEnvironment(
  id: string,
  { kind, floors, ...configured }: EnvironmentConfig,
): EnvironmentSettings {
  const defaults = defaultEnvironment(id, kind ?? kindOfEnvironment(id));
  return {
    ...defaults,
    ...configured,
    floors: { ...defaults.floors, ...floors },
  };
}

function locate(file: string | undefined): string | null {
  return file === undefined ? null : locatePath(file);
}

function parse<T>(config: Config, key: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(config.getOptional(key) ?? {});
  if (!result.success) {
    throw new InputError(
      result.error.issues.map(issue => describeIssue(key, issue)).join('; '),
    );
  }
  return result.data;
}

function readDuration(config: Config, key: string, fallbackMs: number): number {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : fallbackMs;
}

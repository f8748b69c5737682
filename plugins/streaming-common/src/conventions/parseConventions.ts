import { InputError } from '@backstage/errors';
import { z } from 'zod/v4';
import { unknownKeys } from '../lib/unknownKeys';
import { Conventions, ConventionSet, NameSegment } from './Conventions';
import {
  NamingPreset,
  namingPresets,
  patternOfSegments,
  segmentsOfPreset,
} from './namingPresets';

/** Longest topic name by default; brokers accept up to 249 characters. */
const DEFAULT_MAX_LENGTH = 120;
const BROKER_MAX_LENGTH = 249;
const SEVEN_DAYS_MS = 604_800_000;

/** Names with rules of their own: system topics, companions, Connect and Streams internals. */
const DEFAULT_EXEMPT = [
  '__*',
  '*.internal',
  '*-changelog',
  '*-repartition',
  'connect-*',
  '*.dlq',
  '*.retry-*',
  'debug-*',
];

const patternSchema = z.string().refine(isRegularExpression, {
  message: 'is not a regular expression',
});
const segmentDocument = z.object({
  name: z.string().min(1),
  allowed: z.array(z.string().min(1)).min(1).optional(),
  pattern: patternSchema.optional(),
});
const overridable = {
  naming: z
    .object({
      topics: z
        .object({
          preset: z.enum(namingPresets).optional(),
          pattern: patternSchema.optional(),
          segments: z.array(segmentDocument).min(1).optional(),
          max_length: z.number().int().min(1).max(BROKER_MAX_LENGTH).optional(),
          exempt: z.array(z.string()).optional(),
        })
        .optional(),
      consumer_groups: z
        .object({
          pattern: patternSchema.optional(),
          segments: z.array(segmentDocument).min(1).optional(),
        })
        .optional(),
      connectors: z
        .object({
          source_pattern: patternSchema.optional(),
          sink_pattern: patternSchema.optional(),
        })
        .optional(),
      subjects: z
        .object({
          strategy: z
            .enum(['TopicName', 'RecordName', 'TopicRecordName'])
            .optional(),
        })
        .optional(),
    })
    .optional(),
  defaults: z
    .object({
      topics: z
        .object({
          partitions: z.number().int().positive().optional(),
          replication_factor: z.number().int().positive().optional(),
          retention_ms: z.number().int().min(-1).optional(),
        })
        .optional(),
      acls: z.object({ default_host: z.string().optional() }).optional(),
    })
    .optional(),
};
const overrideDocument = z.object(overridable);
const conventionsDocument = z.object({
  ...overridable,
  environments: z.record(z.string(), overrideDocument).optional(),
});
type ConventionsDocument = z.infer<typeof overrideDocument>;

/**
 * Reads a conventions document (the parsed content of `conventions.yaml`) and completes it with defaults.
 *
 * An empty document gives the shipped conventions. Unknown keys are warnings, one sentence each, never errors.
 *
 * @throws InputError naming every wrong member with its path
 */
export function parseConventions(document: unknown): {
  conventions: ConventionSet;
  warnings: string[];
} {
  const parsed = conventionsDocument.safeParse(document ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue => `${issue.path.join('.') || 'document'}: ${issue.message}`,
    );
    throw new InputError(
      `The conventions cannot be used: ${problems.join('; ')}`,
    );
  }
  const { environments = {}, ...base } = parsed.data;
  const overridden = Object.entries(environments).map(([id, override]) => [
    id,
    toConventions(merge(base, override)),
  ]);
  return {
    conventions: {
      base: toConventions(base),
      environments: Object.fromEntries(overridden),
    },
    warnings: unknownKeys(conventionsDocument, document ?? {}).map(key =>
      key.nearest
        ? `${key.path} is not a known key; did you mean ${key.nearest}?`
        : `${key.path} is not a known key; known keys there: ${key.known.join(
            ', ',
          )}`,
    ),
  };
}

function toConventions(document: ConventionsDocument): Conventions {
  const topics = document.naming?.topics ?? {};
  const preset: NamingPreset = topics.preset ?? 'four';
  const segments = topics.segments
    ? topics.segments.map(toSegment)
    : segmentsOfPreset(preset);
  const groups = document.naming?.consumer_groups ?? {};
  const connectors = document.naming?.connectors ?? {};
  const defaults = document.defaults ?? {};
  return {
    topics: {
      pattern: topics.pattern ?? patternOfSegments(segments),
      segments,
      separator: '.',
      maxLength: topics.max_length ?? DEFAULT_MAX_LENGTH,
      exempt: topics.exempt ?? DEFAULT_EXEMPT,
    },
    consumerGroups: {
      pattern: groups.pattern ?? '^[a-z][a-z0-9-]*-[a-z]+-[a-z]+$',
      segments: (
        groups.segments ?? [
          { name: 'application' },
          { name: 'environment' },
          { name: 'function' },
        ]
      ).map(toSegment),
    },
    connectors: {
      sourcePattern: connectors.source_pattern ?? '^source-[a-z-]+-[a-z]+$',
      sinkPattern: connectors.sink_pattern ?? '^sink-[a-z-]+-[a-z]+$',
    },
    subjects: {
      strategy: document.naming?.subjects?.strategy ?? 'TopicName',
    },
    defaults: {
      partitions: defaults.topics?.partitions ?? 6,
      replicationFactor: defaults.topics?.replication_factor ?? 3,
      retentionMs: defaults.topics?.retention_ms ?? SEVEN_DAYS_MS,
      aclHost: defaults.acls?.default_host ?? '*',
    },
  };
}

function toSegment(segment: z.infer<typeof segmentDocument>): NameSegment {
  return {
    name: segment.name,
    allowed: segment.allowed ?? null,
    pattern: segment.pattern ?? null,
  };
}

/** Lays an override over a document: objects member by member, everything else replaced. */
function merge<T>(base: T, override: T): T {
  if (!isObject(base) || !isObject(override)) {
    return override === undefined ? base : override;
  }
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(override)) {
    merged[key] = merge(merged[key], value);
  }
  // Both sides have type T, and members are only replaced by members of the same key.
  return merged as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRegularExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text));
  } catch {
    return false;
  }
}

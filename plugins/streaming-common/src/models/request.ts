import { z } from 'zod/v4';
import { saidSchema } from '../sentences/Said';
import { checkResultSchema } from './check';
import {
  classifications,
  criticalities,
  keyContractSchema,
  retentionCategories,
} from './contract';
import { entityRefSchema, instantSchema } from './primitives';
import {
  compatibilityLevelNames,
  schemaReferenceSchema,
  schemaTypes,
} from './subject';

export const requestStates = [
  'draft',
  'checking',
  'awaiting_approval',
  'approved',
  'provisioning',
  'provisioned',
  'failed',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type RequestState = (typeof requestStates)[number];

/** Bounds of what is asked for: Kafka's own types, and rates far beyond what any cluster takes. */
const LIMITS = {
  int16: 32_767,
  int32: 2_147_483_647,
  /** Messages per second. */
  rate: 1_000_000_000,
  lowestRate: 0.001,
  consumers: 1_000_000,
};

/** A number that may be left out. */
function amount<T extends z.ZodNumber>(number: T) {
  return number.nullable().default(null);
}

/**
 * What a person answers to ask for a topic. Everything else is derived: cluster from environment, name from its
 * segments, partitions from throughput, retention from the category. `name` overrides the segments;
 * `partitions` and `replicationFactor` override what is derived.
 */
export const topicAnswersSchema = z.object({
  environment: z.string().min(1),
  segments: z.record(z.string(), z.string()).default({}),
  name: z.string().max(249).optional(),
  owner: entityRefSchema.or(z.literal('')),
  description: z.string().max(4000).default(''),
  justification: z.string().max(4000).default(''),
  key: keyContractSchema,
  criticality: z.enum(criticalities).default('standard'),
  retentionCategory: z.enum(retentionCategories).nullable().default(null),
  classification: z.enum(classifications).default('internal'),
  messagesPerSecond: amount(z.number().min(0).max(LIMITS.rate)),
  averageSizeBytes: amount(z.int().min(0).max(LIMITS.int32)),
  messagesPerSecondPerConsumer: amount(
    z.number().min(LIMITS.lowestRate).max(LIMITS.rate),
  ),
  parallelConsumers: amount(z.int().min(0).max(LIMITS.consumers)),
  partitions: amount(z.int().min(1).max(LIMITS.int32)),
  replicationFactor: amount(z.int().min(1).max(LIMITS.int16)),
  producers: z.array(entityRefSchema).default([]),
  consumers: z.array(entityRefSchema).default([]),
  deadLetterTopic: z.boolean().default(false),
  schema: z
    .object({
      type: z.enum(schemaTypes).default('AVRO'),
      text: z.string().max(1_048_576),
      compatibility: z.enum(compatibilityLevelNames).default('BACKWARD'),
      /** Versions of other subjects that it builds on. */
      references: z.array(schemaReferenceSchema).max(100).optional(),
    })
    .nullable()
    .default(null),
});
export type TopicAnswers = z.infer<typeof topicAnswersSchema>;
export type TopicAnswersInput = z.input<typeof topicAnswersSchema>;

/** Answers that were given before, which stay readable whatever bounds have come since. */
export const givenAnswersSchema = topicAnswersSchema.extend({
  messagesPerSecond: amount(z.number()),
  averageSizeBytes: amount(z.number()),
  messagesPerSecondPerConsumer: amount(z.number()),
  parallelConsumers: amount(z.number()),
  partitions: amount(z.number()),
  replicationFactor: amount(z.number()),
});

const itemBase = {
  id: z.string(),
  action: z.enum(['create', 'change', 'delete']),
};

/** One resource of a change-set with its exact desired state. */
export const changeItemSchema = z.discriminatedUnion('kind', [
  z.object({
    ...itemBase,
    kind: z.literal('topic'),
    role: z.enum(['main', 'dlq']),
    name: z.string(),
    partitions: z.number().int(),
    replicationFactor: z.number().int(),
    configs: z.record(z.string(), z.string()),
  }),
  z.object({
    ...itemBase,
    kind: z.literal('subject'),
    subject: z.string(),
    topic: z.string(),
    role: z.enum(['key', 'value']),
    schemaType: z.enum(schemaTypes),
    schema: z.string(),
    compatibility: z.enum(compatibilityLevelNames),
    references: z.array(schemaReferenceSchema).optional(),
  }),
  z.object({
    ...itemBase,
    kind: z.literal('acl'),
    principal: z.string(),
    host: z.string(),
    resourceType: z.enum(['topic', 'group']),
    resourceName: z.string(),
    patternType: z.enum(['literal', 'prefixed']),
    operation: z.enum(['READ', 'WRITE', 'DESCRIBE']),
    application: entityRefSchema,
  }),
  z.object({
    ...itemBase,
    kind: z.literal('catalogEntity'),
    entityRef: entityRefSchema,
    topic: z.string(),
    owner: z.string(),
  }),
]);
export type ChangeItem = z.infer<typeof changeItemSchema>;

/** A value the plan derived, with the reason shown beside it. */
export const derivedValueSchema = z.object({
  field: z.string(),
  value: z.string(),
  reason: z.string(),
  said: saidSchema.optional(),
});

export const approvalSlotSchema = z.object({
  id: z.string(),
  slot: z.enum(['owner', 'domain', 'platform', 'governance', 'consumer']),
  reason: z.string(),
  said: saidSchema.optional(),
  candidates: z.array(entityRefSchema),
  decision: z.enum(['open', 'approved', 'rejected']),
  decidedBy: entityRefSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  comment: z.string().nullable(),
});
export type ApprovalSlot = z.infer<typeof approvalSlotSchema>;

/** What sending these answers would create, who would be asked, and what the rules say. Nothing is stored. */
export const requestPlanSchema = z.object({
  name: z.string(),
  cluster: z.string().nullable(),
  items: z.array(changeItemSchema),
  derived: z.array(derivedValueSchema),
  sentences: z.array(z.string()),
  checks: z.array(checkResultSchema),
  approvals: z.array(approvalSlotSchema),
  autoApproved: z.boolean(),
});
export type RequestPlan = z.infer<typeof requestPlanSchema>;

export const stepKinds = ['topic', 'schema', 'access', 'catalog'] as const;

/**
 * One provisioning step on one item. `attempt` counts tries; `detail` says what was found or done. `said` holds title
 * and detail as data.
 */
export const provisioningStepSchema = z.object({
  id: z.string(),
  kind: z.enum(stepKinds),
  item: z.string(),
  title: z.string(),
  outcome: z.enum([
    'pending',
    'running',
    'done',
    'already-as-planned',
    'recorded',
    'failed',
    'compensated',
    'kept',
  ]),
  detail: z.string().nullable(),
  said: z
    .object({ title: saidSchema.optional(), detail: saidSchema.optional() })
    .optional(),
  attempt: z.number().int(),
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
});
export type ProvisioningStep = z.infer<typeof provisioningStepSchema>;

/**
 * An entry of the append-only history; `actor` is an entity ref or `system`. What people wrote is in `text` only, what
 * the system wrote is in `said` as well.
 */
export const requestEventSchema = z.object({
  at: instantSchema,
  actor: z.string(),
  kind: z.enum([
    'created',
    'edited',
    'submitted',
    'state',
    'approved',
    'rejected',
    'cancelled',
    'retried',
    'comment',
    'step',
  ]),
  from: z.enum(requestStates).nullable(),
  to: z.enum(requestStates).nullable(),
  text: z.string().nullable(),
  said: saidSchema.optional(),
  revision: z.number().int(),
});
export type RequestEvent = z.infer<typeof requestEventSchema>;

/** A line of the requests list. `waitingFor` names the groups that can decide now. */
export const requestSummarySchema = z.object({
  id: z.string().regex(/^REQ-\d+$/),
  type: z.literal('topic'),
  title: z.string(),
  environment: z.string(),
  cluster: z.string().nullable(),
  requester: entityRefSchema,
  owner: z.string(),
  state: z.enum(requestStates),
  revision: z.number().int(),
  waitingFor: z.array(entityRefSchema),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** Set when the stored request cannot be read; the other members are then what could be saved. */
  unreadable: z.string().nullable(),
});
export type RequestSummary = z.infer<typeof requestSummarySchema>;

/** What the caller may do with a request now; a missing action says why in `reasons`. */
export const requestActionsSchema = z.object({
  edit: z.boolean(),
  submit: z.boolean(),
  cancel: z.boolean(),
  approve: z.boolean(),
  reject: z.boolean(),
  retry: z.boolean(),
});

/** A request: a change-set with its checks, approvals, steps and history. */
export const streamingRequestSchema = requestSummarySchema.extend({
  justification: z.string(),
  answers: givenAnswersSchema,
  items: z.array(changeItemSchema),
  derived: z.array(derivedValueSchema),
  sentences: z.array(z.string()),
  checks: z.array(checkResultSchema),
  approvals: z.array(approvalSlotSchema),
  steps: z.array(provisioningStepSchema),
  events: z.array(requestEventSchema),
  actions: requestActionsSchema,
});
export type StreamingRequest = z.infer<typeof streamingRequestSchema>;

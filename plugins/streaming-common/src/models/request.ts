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
  messagesPerSecond: z.number().nonnegative().nullable().default(null),
  averageSizeBytes: z.number().int().nonnegative().nullable().default(null),
  messagesPerSecondPerConsumer: z.number().positive().nullable().default(null),
  parallelConsumers: z.number().int().nonnegative().nullable().default(null),
  partitions: z.number().int().positive().nullable().default(null),
  replicationFactor: z.number().int().positive().nullable().default(null),
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
  answers: topicAnswersSchema,
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

import { z } from 'zod/v4';
import {
  checkResultSchema,
  clusterSchema,
  compatibilityLevelNames,
  consumerGroupSchema,
  entityRefSchema,
  feedSchema,
  impactSchema,
  lineageFindingSchema,
  lineageGraphSchema,
  lineageNodeKinds,
  lineageNodeSchema,
  ownershipItemSchema,
  ownershipSchema,
  pageOf,
  pageQuerySchema,
  provenances,
  requestPlanSchema,
  requestStates,
  requestSummarySchema,
  schemaReferenceSchema,
  schemaTypes,
  selfServiceOptionsSchema,
  streamingRequestSchema,
  subjectSchema,
  subjectSummarySchema,
  topicAnswersSchema,
  topicDetailSchema,
  topicRoles,
  topicSchema,
} from '../models';
import { defineRoute } from './defineRoute';

const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item) });
const requestParams = z.object({ id: z.string() });
const topicParams = z.object({ cluster: z.string(), topic: z.string() });
const flag = z
  .enum(['true', 'false'])
  .transform(value => value === 'true')
  .optional();
/** A repeatable query member: one value or several. */
const repeatable = <T extends z.ZodType>(item: T) =>
  z
    .union([item, z.array(item)])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional();

/** Every operation under `/api/streaming`, by operation id. */
export const routes = {
  listClusters: defineRoute({
    method: 'get',
    path: '/clusters',
    tag: 'clusters',
    summary: 'Configured clusters with their health and capabilities',
    response: list(clusterSchema),
  }),
  listTopics: defineRoute({
    method: 'get',
    path: '/topics',
    tag: 'topics',
    summary: 'Topics of the index',
    query: pageQuerySchema.extend({
      cluster: z.string().optional(),
      environment: z.string().optional(),
      q: z.string().optional(),
      owner: entityRefSchema.optional(),
      mine: flag,
      domain: z.string().optional(),
      role: z.enum(topicRoles).optional(),
      standing: ownershipSchema.shape.standing.optional(),
      internal: flag,
      sort: z
        .enum([
          'name',
          'owner',
          'partitions',
          'messages',
          'lag',
          'consumerGroups',
        ])
        .optional(),
      order: z.enum(['asc', 'desc']).optional(),
    }),
    response: pageOf(topicSchema),
  }),
  getTopic: defineRoute({
    method: 'get',
    path: '/topics/{cluster}/{topic}',
    tag: 'topics',
    summary:
      'One topic with contract, partitions, configuration, consumers and schema bindings',
    params: topicParams,
    response: topicDetailSchema,
  }),
  claimTopic: defineRoute({
    method: 'post',
    path: '/topics/{cluster}/{topic}/claim',
    tag: 'ownership',
    summary:
      "Claim an unowned or inferred topic for one of the caller's groups",
    params: topicParams,
    body: z.object({ owner: entityRefSchema }),
    response: ownershipSchema,
  }),
  listOwnership: defineRoute({
    method: 'get',
    path: '/ownership',
    tag: 'ownership',
    summary: 'Topics without a confirmed owner, with evidence and a suggestion',
    query: pageQuerySchema.extend({
      standing: ownershipSchema.shape.standing.optional(),
    }),
    response: pageOf(ownershipItemSchema),
  }),
  listConsumerGroups: defineRoute({
    method: 'get',
    path: '/consumer-groups',
    tag: 'consumer groups',
    summary: 'Consumer groups of the index with their lag',
    query: pageQuerySchema.extend({
      cluster: z.string().optional(),
      topic: z.string().optional(),
      application: entityRefSchema.optional(),
    }),
    response: pageOf(consumerGroupSchema),
  }),
  listSubjects: defineRoute({
    method: 'get',
    path: '/subjects',
    tag: 'schemas',
    summary: 'Schema subjects of the index',
    query: pageQuerySchema.extend({
      cluster: z.string().optional(),
      environment: z.string().optional(),
      /** Exactly this subject. */
      subject: z.string().optional(),
      topic: z.string().optional(),
      q: z.string().optional(),
      type: z.enum(schemaTypes).optional(),
      compatibility: z.enum(compatibilityLevelNames).optional(),
      sort: z.enum(['subject', 'owner', 'versions', 'referencedBy']).optional(),
      order: z.enum(['asc', 'desc']).optional(),
    }),
    response: pageOf(subjectSummarySchema),
  }),
  getSubject: defineRoute({
    method: 'get',
    path: '/subjects/{cluster}/{subject}',
    tag: 'schemas',
    summary:
      'One schema subject with its versions, fields, references, topics and their readers',
    params: z.object({ cluster: z.string(), subject: z.string() }),
    response: subjectSchema,
  }),
  checkSchema: defineRoute({
    method: 'post',
    path: '/schemas/check',
    tag: 'schemas',
    summary: 'Parse, lint and compare a schema; nothing is registered',
    body: z.object({
      type: z.enum(schemaTypes),
      text: z.string().max(1_048_576),
      references: z.array(schemaReferenceSchema).max(100).optional(),
      cluster: z.string().optional(),
      subject: z.string().optional(),
      environment: z.string().optional(),
    }),
    response: z.object({
      valid: z.boolean(),
      checks: z.array(checkResultSchema),
    }),
  }),
  getSelfServiceOptions: defineRoute({
    method: 'get',
    path: '/self-service/options',
    tag: 'requests',
    summary: 'What the request form offers to the caller',
    response: selfServiceOptionsSchema,
  }),
  planRequest: defineRoute({
    method: 'post',
    path: '/checks',
    tag: 'requests',
    summary: 'Plan and check a topic request without storing it',
    body: topicAnswersSchema,
    response: requestPlanSchema,
  }),
  createRequest: defineRoute({
    method: 'post',
    path: '/requests',
    tag: 'requests',
    summary:
      'Open a request; with submit it is checked and sent at once. The header Idempotency-Key makes repeats safe',
    body: z.object({
      type: z.literal('topic'),
      answers: topicAnswersSchema,
      submit: z.boolean().default(false),
    }),
    response: streamingRequestSchema,
    status: 201,
  }),
  listRequests: defineRoute({
    method: 'get',
    path: '/requests',
    tag: 'requests',
    summary: 'Requests the caller may see, newest first',
    query: pageQuerySchema.extend({
      state: repeatable(z.enum(requestStates)),
      mine: flag,
      waitingForMe: flag,
      environment: z.string().optional(),
      q: z.string().optional(),
    }),
    response: pageOf(requestSummarySchema),
  }),
  getRequest: defineRoute({
    method: 'get',
    path: '/requests/{id}',
    tag: 'requests',
    summary: 'One request with its plan, checks, approvals, steps and history',
    params: requestParams,
    response: streamingRequestSchema,
  }),
  editRequest: defineRoute({
    method: 'patch',
    path: '/requests/{id}',
    tag: 'requests',
    summary:
      'Replace the answers of a draft or waiting request; a waiting one is checked again',
    params: requestParams,
    body: z.object({ revision: z.number().int(), answers: topicAnswersSchema }),
    response: streamingRequestSchema,
  }),
  submitRequest: defineRoute({
    method: 'post',
    path: '/requests/{id}/submit',
    tag: 'requests',
    summary: 'Send a draft',
    params: requestParams,
    response: streamingRequestSchema,
  }),
  approveRequest: defineRoute({
    method: 'post',
    path: '/requests/{id}/approve',
    tag: 'requests',
    summary: 'Fill one approval slot of the shown revision',
    params: requestParams,
    body: z.object({
      revision: z.number().int(),
      slot: z.string().optional(),
      comment: z.string().trim().max(4000).optional(),
    }),
    response: streamingRequestSchema,
  }),
  rejectRequest: defineRoute({
    method: 'post',
    path: '/requests/{id}/reject',
    tag: 'requests',
    summary: 'Reject with a reason of at least 10 characters',
    params: requestParams,
    body: z.object({
      revision: z.number().int(),
      slot: z.string().optional(),
      comment: z.string().trim().max(4000),
    }),
    response: streamingRequestSchema,
  }),
  cancelRequest: defineRoute({
    method: 'post',
    path: '/requests/{id}/cancel',
    tag: 'requests',
    summary: 'Withdraw a request that is not being provisioned',
    params: requestParams,
    response: streamingRequestSchema,
  }),
  retryRequest: defineRoute({
    method: 'post',
    path: '/requests/{id}/retry',
    tag: 'requests',
    summary: 'Provision a failed request again, from the step that failed',
    params: requestParams,
    response: streamingRequestSchema,
  }),
  commentRequest: defineRoute({
    method: 'post',
    path: '/requests/{id}/comments',
    tag: 'requests',
    summary: 'Add a comment',
    params: requestParams,
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
    response: streamingRequestSchema,
  }),
  getLineageGraph: defineRoute({
    method: 'get',
    path: '/lineage/graph',
    tag: 'lineage',
    summary: 'The neighbourhood of one or more nodes',
    query: z.object({
      root: repeatable(z.string()),
      direction: z.enum(['upstream', 'downstream', 'both']).optional(),
      hops: z.coerce.number().int().min(1).max(20).optional(),
      provenance: repeatable(z.enum(provenances)),
      environment: z.string().optional(),
      internal: flag,
      /** Draw consumer groups as nodes of their own instead of folding them into their application. */
      groups: flag,
      maxNodes: z.coerce.number().int().min(1).max(5000).optional(),
    }),
    response: lineageGraphSchema,
  }),
  listLineageNodes: defineRoute({
    method: 'get',
    path: '/lineage/nodes',
    tag: 'lineage',
    summary: 'Search the nodes of the graph by name',
    query: pageQuerySchema.extend({
      q: z.string().optional(),
      kind: z.enum(lineageNodeKinds).optional(),
      owner: entityRefSchema.optional(),
    }),
    response: pageOf(lineageNodeSchema),
  }),
  getLineagePath: defineRoute({
    method: 'get',
    path: '/lineage/path',
    tag: 'lineage',
    summary: 'Shortest ways from one node to another',
    query: z.object({
      from: z.string(),
      to: z.string(),
      maxHops: z.coerce.number().int().min(1).max(20).optional(),
      limit: z.coerce.number().int().min(1).max(20).optional(),
    }),
    response: list(z.object({ nodes: z.array(z.string()) })),
  }),
  getImpact: defineRoute({
    method: 'post',
    path: '/lineage/impact',
    tag: 'lineage',
    summary: 'Who is hit when a node goes away',
    body: z.object({
      subject: z.string(),
      change: z.object({ type: z.literal('delete') }),
    }),
    response: impactSchema,
  }),
  listLineageFindings: defineRoute({
    method: 'get',
    path: '/lineage/findings',
    tag: 'lineage',
    summary: 'Where declared, authorised and observed lineage disagree',
    query: pageQuerySchema.extend({ node: z.string().optional() }),
    response: pageOf(lineageFindingSchema),
  }),
  getFeed: defineRoute({
    method: 'get',
    path: '/feed/{landscape}',
    tag: 'feed',
    summary:
      "What the catalog should hold of a landscape; for the catalog's entity provider",
    params: z.object({ landscape: z.string() }),
    response: feedSchema,
  }),
};

export type Routes = typeof routes;
export type OperationId = keyof Routes;

import {
  ageSchema,
  approvalSlotSchema,
  changeItemSchema,
  checkResultSchema,
  clusterSchema,
  consumerGroupSchema,
  feedSchema,
  givenAnswersSchema,
  impactRowSchema,
  impactSchema,
  lineageEdgeSchema,
  lineageFindingSchema,
  lineageGraphSchema,
  lineageNodeSchema,
  ownershipItemSchema,
  ownershipSchema,
  pageInfoSchema,
  provisioningStepSchema,
  requestEventSchema,
  requestPlanSchema,
  requestSummarySchema,
  saidSchema,
  selfServiceOptionsSchema,
  streamingRequestSchema,
  subjectSchema,
  topicAnswersSchema,
  topicContractSchema,
  topicDetailSchema,
  topicSchema,
  OperationId,
  Route,
  routes,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { createDocument, ZodOpenApiOperationObject } from 'zod-openapi';

/** Models that several operations share, by their name in the document. */
const sharedSchemas = {
  Said: saidSchema,
  CheckResult: checkResultSchema,
  Cluster: clusterSchema,
  ConsumerGroup: consumerGroupSchema,
  Ownership: ownershipSchema,
  OwnershipItem: ownershipItemSchema,
  Age: ageSchema,
  PageInfo: pageInfoSchema,
  Topic: topicSchema,
  TopicDetail: topicDetailSchema,
  TopicContract: topicContractSchema,
  Subject: subjectSchema,
  SelfServiceOptions: selfServiceOptionsSchema,
  TopicAnswers: topicAnswersSchema,
  GivenAnswers: givenAnswersSchema,
  ChangeItem: changeItemSchema,
  ApprovalSlot: approvalSlotSchema,
  ProvisioningStep: provisioningStepSchema,
  RequestEvent: requestEventSchema,
  RequestPlan: requestPlanSchema,
  RequestSummary: requestSummarySchema,
  StreamingRequest: streamingRequestSchema,
  LineageNode: lineageNodeSchema,
  LineageEdge: lineageEdgeSchema,
  LineageGraph: lineageGraphSchema,
  LineageFinding: lineageFindingSchema,
  Impact: impactSchema,
  ImpactRow: impactRowSchema,
  Feed: feedSchema,
};

/** Every failure of the API, as Backstage writes it. */
const errorSchema = z
  .object({
    error: z.object({
      name: z.string(),
      message: z.string(),
      said: saidSchema.optional(),
    }),
    response: z.object({ statusCode: z.number().int() }),
  })
  .meta({ id: 'Error' });

/**
 * The OpenAPI 3.1 document of `/api/streaming`, made from the same routes that validate requests and type the
 * client; `plugins/streaming-backend/openapi.json` is its committed copy (`yarn openapi` writes it).
 */
export function createOpenApiDocument(): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  // `routes` holds nothing but routes under their operation ids.
  for (const [id, route] of Object.entries(routes) as [OperationId, Route][]) {
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: toOperation(id, route),
    };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Millrace streaming API',
      version: '1',
      description:
        'Self-service data streaming: topics, schemas, requests and lineage. Paths are relative to /api/streaming; 64-bit integers are decimal strings.',
    },
    servers: [{ url: '/api/streaming' }],
    security: [{ bearer: [] }],
    components: {
      schemas: sharedSchemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    },
    paths,
  });
}

function toOperation(id: OperationId, route: Route): ZodOpenApiOperationObject {
  const hasBody = !(route.body instanceof z.ZodUndefined);
  return {
    operationId: id,
    summary: route.summary,
    tags: [route.tag],
    requestParams: { path: route.params, query: route.query },
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: route.body } },
          },
        }
      : {}),
    responses: {
      [route.status]: {
        description: 'Success',
        content: { 'application/json': { schema: route.response } },
      },
      default: {
        description:
          '400 names each wrong member; 401 asks for a token; 404 is also what may not be seen; 409 says what stands in the way',
        content: { 'application/json': { schema: errorSchema } },
      },
    },
  };
}

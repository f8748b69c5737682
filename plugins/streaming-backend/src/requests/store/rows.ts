import {
  ProvisioningStep,
  provisioningStepSchema,
  RequestEvent,
  requestEventSchema,
  RequestState,
  requestStates,
  RequestSummary,
  saidSchema,
  waitingFor,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { messageOf } from '../../lib/messageOf';
import {
  requestDocumentSchema,
  StoredRequest,
  StoredStep,
} from './RequestStore';

/** 64-bit columns come as numbers from SQLite and as strings from PostgreSQL. */
const timeSchema = z.union([z.number(), z.string()]).transform(Number);

const requestRowSchema = z.object({
  number: z.number().int(),
  version: z.number().int(),
  revision: z.number().int(),
  state: z.enum(requestStates),
  environment: z.string(),
  cluster: z.string().nullable(),
  topic: z.string(),
  title: z.string(),
  requester: z.string(),
  owner: z.string(),
  document: z.string(),
  created_at: timeSchema,
  updated_at: timeSchema,
});

const stepRowSchema = z.object({
  id: z.string(),
  kind: provisioningStepSchema.shape.kind,
  item: z.string(),
  title: z.string(),
  outcome: provisioningStepSchema.shape.outcome,
  detail: z.string().nullable(),
  said: z.string().nullable(),
  attempt: z.number().int(),
  started_at: timeSchema.nullable(),
  ended_at: timeSchema.nullable(),
  created: z.string().nullable(),
});

const eventRowSchema = z.object({
  at: timeSchema,
  actor: z.string(),
  kind: requestEventSchema.shape.kind,
  from_state: z.enum(requestStates).nullable(),
  to_state: z.enum(requestStates).nullable(),
  text: z.string().nullable(),
  said: z.string().nullable(),
  revision: z.number().int(),
});

/** `REQ-7` for 7. */
export function toRequestId(number: number): string {
  return `REQ-${number}`;
}

/** 7 for `REQ-7`; undefined for anything else. */
export function toRequestNumber(id: string): number | undefined {
  const match = /^REQ-([1-9]\d{0,8})$/.exec(id);
  return match ? Number(match[1]) : undefined;
}

/** @throws Error when the row is not what this version of the plugin writes */
export function toStoredRequest(row: unknown): StoredRequest {
  const { number, document, created_at, updated_at, ...columns } =
    requestRowSchema.parse(row);
  return {
    ...columns,
    id: toRequestId(number),
    createdAt: created_at,
    updatedAt: updated_at,
    document: requestDocumentSchema.parse(JSON.parse(document)),
  };
}

/** A line of the list; never fails: what cannot be read is said in `unreadable`, with what could be saved. */
export function toSummary(row: Record<string, unknown>): RequestSummary {
  try {
    const request = toStoredRequest(row);
    return summaryOf(request);
  } catch (error) {
    const text = (name: string) =>
      typeof row[name] === 'string' ? String(row[name]) : '';
    const time = (name: string) => {
      const parsed = timeSchema.safeParse(row[name]);
      return toInstant(
        parsed.success && Number.isFinite(parsed.data) ? parsed.data : 0,
      );
    };
    const state = z.enum(requestStates).safeParse(row.state);
    return {
      id: toRequestId(Number(row.number)),
      type: 'topic',
      title: text('title'),
      environment: text('environment'),
      cluster: text('cluster') || null,
      requester: text('requester'),
      owner: text('owner'),
      state: state.success ? state.data : 'failed',
      revision: Number(row.revision) || 1,
      waitingFor: [],
      createdAt: time('created_at'),
      updatedAt: time('updated_at'),
      unreadable: `The stored request cannot be read: ${messageOf(error)}`,
    };
  }
}

/** The line of a request that could be read. */
export function summaryOf(request: StoredRequest): RequestSummary {
  return {
    id: request.id,
    type: 'topic',
    title: request.title,
    environment: request.environment,
    cluster: request.cluster,
    requester: request.requester,
    owner: request.owner,
    state: request.state,
    revision: request.revision,
    waitingFor: candidatesOf(request),
    createdAt: toInstant(request.createdAt),
    updatedAt: toInstant(request.updatedAt),
    unreadable: null,
  };
}

/** Who can decide now; nobody outside `awaiting_approval`. */
export function candidatesOf(
  request: Pick<StoredRequest, 'document'> & { state: RequestState },
): string[] {
  return request.state === 'awaiting_approval'
    ? waitingFor(request.document.approvals)
    : [];
}

export function toStep(row: unknown): StoredStep {
  const { started_at, ended_at, created, said, ...step } =
    stepRowSchema.parse(row);
  return {
    ...step,
    ...readSaid(said, provisioningStepSchema.shape.said),
    startedAt: started_at === null ? null : toInstant(started_at),
    endedAt: ended_at === null ? null : toInstant(ended_at),
    created: created === null ? null : JSON.parse(created),
  };
}

/** The columns of a step beside its request and position. */
export function toStepRow({
  startedAt,
  endedAt,
  created,
  said,
  ...step
}: StoredStep) {
  return {
    ...step,
    said: said ? JSON.stringify(said) : null,
    started_at: startedAt === null ? null : Date.parse(startedAt),
    ended_at: endedAt === null ? null : Date.parse(endedAt),
    created:
      created === null || created === undefined
        ? null
        : JSON.stringify(created),
  };
}

/** A step without what is nobody's business outside. */
export function toPublicStep({
  created: _created,
  ...step
}: StoredStep): ProvisioningStep {
  return step;
}

export function toEvent(row: unknown): RequestEvent {
  const { at, from_state, to_state, said, ...event } =
    eventRowSchema.parse(row);
  return {
    ...event,
    ...readSaid(said, saidSchema),
    at: toInstant(at),
    from: from_state,
    to: to_state,
  };
}

/** Nothing for what was written before sentences were kept as data. */
function readSaid<T extends z.ZodType>(
  column: string | null,
  schema: T,
): { said?: z.output<T> } {
  return column === null ? {} : { said: schema.parse(JSON.parse(column)) };
}

export function toInstant(time: number): string {
  return new Date(time).toISOString();
}

/*
 * Fetch (1), versions 4-17: reads whole batches as stored.
 *
 * v5 adds the log start offset, v7 sessions (KIP-227), v9 the leader epoch (KIP-320), v10 zstd
 * (KIP-110), v12 the flexible encoding, v13 topic ids instead of names (KIP-516), v15 moves the
 * replica id (KIP-903). A request that finds too little waits at its partitions until there is
 * enough, at most the time the client names.
 *
 * Every answer carries session id 0, which tells clients to send full requests; a request for an
 * existing session gets FETCH_SESSION_ID_NOT_FOUND. Gaps: incremental sessions, the diverging
 * epoch, fetches of followers.
 */
import {
  ErrorCode,
  type FetchRequest,
  type FetchResponse,
  type FetchResponsePartitionData,
  readRecordBatchHeader,
  recordBatches,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import type { Deadlines } from '../log/Deadlines';
import type { PartitionLog } from '../log/PartitionLog';
import { waitForRecords } from '../log/waitForRecords';
import type { Handler, RequestContext } from './Handler';
import { checkLeaderEpoch } from './leaderEpoch';
import type { PartitionAccess } from './PartitionAccess';
import type { ObserveTransfer } from './Transfer';

/** Upper limit of one answer whatever the client asks for. */
const MAX_ANSWER_BYTES = 55 * 1024 * 1024;
const FIRST_VERSION_WITH_ZSTD = 10;
const FIRST_VERSION_WITH_IDS = 13;
const READ_COMMITTED = 1;

/** One partition of a request. */
interface FetchTarget {
  /** As the client named the topic. */
  readonly topic: string;
  readonly topicId: string;
  readonly topicName: string | undefined;
  readonly partition: number;
  readonly offset: bigint;
  readonly maxBytes: number;
  readonly log: PartitionLog | undefined;
  readonly errorCode: number;
}

interface FetchedPartition {
  readonly target: FetchTarget;
  readonly data: FetchResponsePartitionData;
  readonly recordCount: number;
  readonly nextOffset: bigint;
}

/** @internal */
export function createFetchHandler(dependencies: {
  readonly partitions: PartitionAccess;
  readonly deadlines: Deadlines;
  readonly observe: ObserveTransfer;
}): Handler<FetchRequest, FetchResponse> {
  const { partitions, deadlines, observe } = dependencies;
  return {
    apiKey: 1,
    name: 'Fetch',
    versions: [4, 17],
    async handle(request, context) {
      if (request.sessionId !== 0) {
        return {
          errorCode: ErrorCode.FETCH_SESSION_ID_NOT_FOUND,
          sessionId: 0,
          responses: [],
        };
      }
      const targets = findTargets(partitions, request, context);
      let fetched = await fetchAll(targets, request, context);
      const missing = request.minBytes - countBytes(fetched);
      if (missing > 0 && request.maxWaitMs > 0 && fetched.every(isAtEnd)) {
        await waitForRecords(
          targets.flatMap(({ log }) => log ?? []),
          {
            deadlines,
            maxWaitMs: request.maxWaitMs,
            bytes: missing,
            signal: context.signal,
          },
        );
        fetched = await fetchAll(targets, request, context);
      }
      tell(observe, fetched, context);
      return { errorCode: 0, sessionId: 0, responses: toResponses(fetched) };
    },
  };
}

function findTargets(
  partitions: PartitionAccess,
  request: FetchRequest,
  context: RequestContext,
): FetchTarget[] {
  const byId = context.apiVersion >= FIRST_VERSION_WITH_IDS;
  return request.topics.flatMap(({ topic, topicId, partitions: wanted }) => {
    const access = byId
      ? partitions.byId(context, AclOperation.READ, topicId)
      : partitions.byName(context, AclOperation.READ, topic);
    return wanted.map((one): FetchTarget => {
      const found = partitions.partition(access, one.partition);
      const errorCode =
        found.errorCode || checkLeaderEpoch(one.currentLeaderEpoch);
      return {
        topic,
        topicId,
        topicName: found.topic?.name,
        partition: one.partition,
        offset: one.fetchOffset,
        maxBytes: one.partitionMaxBytes,
        log: errorCode ? undefined : found.log,
        errorCode,
      };
    });
  });
}

async function fetchAll(
  targets: readonly FetchTarget[],
  request: FetchRequest,
  context: RequestContext,
): Promise<FetchedPartition[]> {
  let left = Math.min(request.maxBytes, MAX_ANSWER_BYTES);
  let empty = true;
  const fetched: FetchedPartition[] = [];
  for (const target of targets) {
    const one = await fetchOne(target, context, {
      committedOnly: request.isolationLevel === READ_COMMITTED,
      maxBytes: Math.min(left, target.maxBytes),
      // One batch always passes, or a large one could never be read.
      passOne: empty,
    });
    const bytes = one.data.records?.length ?? 0;
    left -= bytes;
    empty &&= bytes === 0;
    fetched.push(one);
  }
  return fetched;
}

async function fetchOne(
  target: FetchTarget,
  context: RequestContext,
  limits: { committedOnly: boolean; maxBytes: number; passOne: boolean },
): Promise<FetchedPartition> {
  const { log, offset } = target;
  const { maxBytes, passOne } = limits;
  if (!log) {
    return failure(target, target.errorCode);
  }
  const read = await log.read({ offset, maxBytes, passOne });
  const state = {
    partitionIndex: target.partition,
    highWatermark: log.highWatermark,
    lastStableOffset: log.lastStableOffset,
    logStartOffset: log.logStartOffset,
    abortedTransactions: limits.committedOnly ? [] : null,
  };
  if (read.kind === 'refused') {
    const failed = failure(target, ErrorCode[read.error]);
    return { ...failed, data: { ...failed.data, ...state } };
  }
  const { records, recordCount, nextOffset } = read;
  if (context.apiVersion < FIRST_VERSION_WITH_ZSTD && holdsZstd(records)) {
    return failure(target, ErrorCode.UNSUPPORTED_COMPRESSION_TYPE);
  }
  return {
    target,
    recordCount,
    nextOffset,
    data: { ...state, errorCode: ErrorCode.NONE, records },
  };
}

function failure(target: FetchTarget, errorCode: number): FetchedPartition {
  return {
    target,
    recordCount: 0,
    nextOffset: target.offset,
    data: {
      partitionIndex: target.partition,
      errorCode,
      highWatermark: -1n,
      lastStableOffset: -1n,
      logStartOffset: -1n,
      abortedTransactions: null,
      records: Buffer.alloc(0),
    },
  };
}

/**
 * Whether waiting could bring more. Looks at the log again: records may have come in while
 * other partitions were read.
 */
function isAtEnd({ target, data, nextOffset }: FetchedPartition): boolean {
  return (
    data.errorCode === ErrorCode.NONE &&
    target.log !== undefined &&
    target.log.highWatermark <= nextOffset
  );
}

function countBytes(fetched: readonly FetchedPartition[]): number {
  return fetched.reduce(
    (sum, { data }) => sum + (data.records?.length ?? 0),
    0,
  );
}

function holdsZstd(records: Buffer): boolean {
  for (const batch of recordBatches(records)) {
    if (readRecordBatchHeader(batch).compression === 'zstd') {
      return true;
    }
  }
  return false;
}

function tell(
  observe: ObserveTransfer,
  fetched: readonly FetchedPartition[],
  context: RequestContext,
): void {
  for (const { target, data, recordCount, nextOffset } of fetched) {
    if (recordCount > 0 && target.topicName !== undefined) {
      observe({
        topic: target.topicName,
        partition: target.partition,
        direction: 'read',
        records: recordCount,
        bytes: data.records?.length ?? 0,
        nextOffset,
        context,
      });
    }
  }
}

/** Back to the request's topics; a topic that was named twice is answered twice. */
function toResponses(
  fetched: readonly FetchedPartition[],
): FetchResponse['responses'] {
  const responses: FetchResponse['responses'] = [];
  for (const { target, data } of fetched) {
    const { topic, topicId } = target;
    const last = responses.at(-1);
    if (last && last.topic === topic && last.topicId === topicId) {
      last.partitions.push(data);
    } else {
      responses.push({ topic, topicId, partitions: [data] });
    }
  }
  return responses;
}

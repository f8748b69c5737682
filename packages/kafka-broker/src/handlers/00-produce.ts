/*
 * Produce (0), versions 0-11: stores one record batch per partition.
 *
 * Versions 0-2 carry older record formats and are answered UNSUPPORTED_VERSION per partition;
 * they are advertised because older librdkafka otherwise switches compression off. v3 brings
 * batches of format 2, v5 the log start offset, v7 zstd (KIP-110), v8 record errors (KIP-467),
 * v9 the flexible encoding, v10 the current leader (KIP-951). v12 and above mean the second
 * transaction protocol (KIP-890), which is not served.
 *
 * With acks=0 there is no answer; where one would be an error, the connection is closed, since
 * that is the only way to tell the client.
 */
import {
  ErrorCode,
  type ProduceRequest,
  type ProduceRequestPartitionProduceData,
  type ProduceResponse,
  type ProduceResponsePartitionProduceResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import type { AppendOutcome } from '../log/AppendOutcome';
import { findBatchHeader } from '../log/BatchHeader';
import {
  ConnectionRefusedError,
  type Handler,
  type RequestContext,
} from './Handler';
import type { PartitionAccess, TopicAccess } from './PartitionAccess';
import type { ObserveTransfer } from './Transfer';

const FIRST_VERSION_OF_FORMAT_2 = 3;
const FIRST_VERSION_WITH_ZSTD = 7;
const ACKS = [-1, 0, 1];

type PartitionAnswer = ProduceResponsePartitionProduceResponse;

/** @internal */
export function createProduceHandler(dependencies: {
  readonly partitions: PartitionAccess;
  readonly observe: ObserveTransfer;
}): Handler<ProduceRequest, ProduceResponse> {
  const { partitions, observe } = dependencies;

  async function produce(
    access: TopicAccess,
    data: ProduceRequestPartitionProduceData,
    request: ProduceRequest,
    context: RequestContext,
  ): Promise<PartitionAnswer> {
    const { index, records } = data;
    const { topic, log, errorCode } = partitions.partition(access, index);
    const refusal = errorCode || checkRequest(request.acks, records, context);
    if (!topic || !log || !records || refusal) {
      return failure(index, refusal || ErrorCode.INVALID_RECORD);
    }
    if (topic.internal) {
      return failure(index, ErrorCode.INVALID_TOPIC_EXCEPTION, {
        message: `Topic "${topic.name}" is written by the broker only`,
      });
    }
    const outcome = await log.append(records);
    if (outcome.kind === 'appended' && !outcome.duplicate) {
      observe({
        topic: topic.name,
        partition: index,
        direction: 'write',
        records: outcome.recordCount,
        bytes: outcome.sizeBytes,
        nextOffset: outcome.lastOffset + 1n,
        context,
      });
    }
    return toAnswer(index, outcome, log.logStartOffset);
  }

  return {
    apiKey: 0,
    name: 'Produce',
    versions: [0, 11],
    async handle(request, context) {
      // All appends begin before the first is waited for: batches keep the request's order.
      const responses = await Promise.all(
        request.topicData.map(async ({ name, partitionData }) => {
          const access = partitions.byName(context, AclOperation.WRITE, name);
          const answers = partitionData.map(data =>
            produce(access, data, request, context),
          );
          return { name, partitionResponses: await Promise.all(answers) };
        }),
      );
      if (request.acks !== 0) {
        return { responses };
      }
      const failed = responses
        .flatMap(({ partitionResponses }) => partitionResponses)
        .find(({ errorCode }) => errorCode !== ErrorCode.NONE);
      if (failed) {
        throw new ConnectionRefusedError(
          `Produce with acks=0 failed with error ${failed.errorCode}`,
        );
      }
      return undefined;
    },
  };
}

/** What is wrong with the request before the log sees it; 0 for nothing. */
function checkRequest(
  acks: number,
  records: Buffer | null,
  { apiVersion }: RequestContext,
): number {
  if (apiVersion < FIRST_VERSION_OF_FORMAT_2) {
    return ErrorCode.UNSUPPORTED_VERSION;
  }
  if (!ACKS.includes(acks)) {
    return ErrorCode.INVALID_REQUIRED_ACKS;
  }
  if (!records || records.length === 0) {
    return ErrorCode.INVALID_RECORD;
  }
  const isZstd =
    apiVersion < FIRST_VERSION_WITH_ZSTD &&
    findBatchHeader(records, 0)?.compression === 'zstd';
  return isZstd ? ErrorCode.UNSUPPORTED_COMPRESSION_TYPE : ErrorCode.NONE;
}

function toAnswer(
  index: number,
  outcome: AppendOutcome,
  logStartOffset: bigint,
): PartitionAnswer {
  if (outcome.kind === 'refused') {
    const { error, message, recordIndex } = outcome;
    return failure(index, ErrorCode[error], {
      message,
      recordIndex,
      logStartOffset,
    });
  }
  return {
    index,
    errorCode: ErrorCode.NONE,
    baseOffset: outcome.baseOffset,
    logAppendTimeMs: outcome.appendTimeMs,
    logStartOffset: outcome.logStartOffset,
  };
}

function failure(
  index: number,
  errorCode: number,
  details: {
    message?: string;
    recordIndex?: number;
    logStartOffset?: bigint;
  } = {},
): PartitionAnswer {
  const { message = null, recordIndex, logStartOffset = -1n } = details;
  return {
    index,
    errorCode,
    baseOffset: -1n,
    logAppendTimeMs: -1n,
    logStartOffset,
    errorMessage: message,
    recordErrors:
      recordIndex === undefined
        ? []
        : [{ batchIndex: recordIndex, batchIndexErrorMessage: message }],
  };
}

/*
 * InitProducerId (22), versions 0-5: an identity for an idempotent producer (KIP-98, KIP-360).
 *
 * Without a transactional id every request gets an id of its own, also when it names a present
 * one (v3), as real brokers do: idempotent producers raise their epoch themselves, and some
 * clients name id 0 where they mean none. v2 is the flexible encoding, v4 and v5 only change
 * which errors clients understand. Gap: transactions; a transactional id is answered with
 * INVALID_REQUEST, so that the client fails at once.
 */
import {
  ErrorCode,
  type InitProducerIdRequest,
  type InitProducerIdResponse,
} from '@millrace/kafka-protocol';
import {
  AclOperation,
  AclResourceType,
  CLUSTER_RESOURCE,
} from '../acls/aclCodes';
import type { Authorizer } from '../acls/Authorizer';
import type { ProducerIds } from '../producers/ProducerIds';
import type { Handler, RequestContext } from './Handler';

const NO_PRODUCER_ID = -1n;

/** @internal */
export function createInitProducerIdHandler(dependencies: {
  readonly producerIds: Pick<ProducerIds, 'next'>;
  readonly authorizer: Pick<Authorizer, 'allows' | 'allowsOnAny'>;
}): Handler<InitProducerIdRequest, InitProducerIdResponse> {
  const { producerIds, authorizer } = dependencies;

  function mayWrite(context: RequestContext): boolean {
    return (
      authorizer.allows(
        context,
        AclOperation.IDEMPOTENT_WRITE,
        AclResourceType.CLUSTER,
        CLUSTER_RESOURCE,
      ) ||
      authorizer.allowsOnAny(context, AclOperation.WRITE, AclResourceType.TOPIC)
    );
  }

  return {
    apiKey: 22,
    name: 'InitProducerId',
    versions: [0, 5],
    async handle(request, context) {
      if (request.transactionalId !== null) {
        return failure(ErrorCode.INVALID_REQUEST);
      }
      if (!mayWrite(context)) {
        return failure(ErrorCode.CLUSTER_AUTHORIZATION_FAILED);
      }
      return {
        errorCode: ErrorCode.NONE,
        producerId: await producerIds.next(),
        producerEpoch: 0,
      };
    },
  };
}

function failure(errorCode: number): InitProducerIdResponse {
  return { errorCode, producerId: NO_PRODUCER_ID, producerEpoch: -1 };
}

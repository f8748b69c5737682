/*
 * InitProducerId (22), versions 0-5: an identity for an idempotent producer (KIP-98, KIP-360).
 *
 * A producer that names its present id (v3) gets the same one with the next epoch, or a new id
 * once the epochs are used up. v2 is the flexible encoding, v4 and v5 only change which errors
 * clients understand. Gap: transactions; a transactional id is answered with INVALID_REQUEST, so
 * that the client fails at once.
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
/** The last epoch is never given away: real brokers keep it for fencing. */
const MAX_EPOCH = 0x7ffe;

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
      const { producerId, producerEpoch } = request;
      const known = producerId !== NO_PRODUCER_ID && producerEpoch >= 0;
      return known && producerEpoch < MAX_EPOCH
        ? { errorCode: 0, producerId, producerEpoch: producerEpoch + 1 }
        : {
            errorCode: 0,
            producerId: await producerIds.next(),
            producerEpoch: 0,
          };
    },
  };
}

function failure(errorCode: number): InitProducerIdResponse {
  return { errorCode, producerId: NO_PRODUCER_ID, producerEpoch: -1 };
}

/*
 * FindCoordinator (10), versions 0-6: this node, for every group.
 *
 * v1 adds key types and messages, v4 asks for several at once (KIP-699), v6 share groups.
 * Transactional ids and share groups get INVALID_REQUEST with a message instead of a coordinator:
 * a client then fails at once, where a retriable error would make it ask for ever.
 */
import {
  ErrorCode,
  type FindCoordinatorRequest,
  type FindCoordinatorResponse,
  type FindCoordinatorResponseCoordinator,
} from '@millrace/kafka-protocol';
import { AclOperation, AclResourceType } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { ClusterView } from './ClusterView';
import { Handler, RequestContext } from './Handler';

const GROUP = 0;
const TRANSACTION = 1;

/** @internal */
export interface FindCoordinatorDependencies {
  authorizer: Authorizer;
  cluster: ClusterView;
}

/** @internal */
export function createFindCoordinatorHandler(
  deps: FindCoordinatorDependencies,
): Handler<FindCoordinatorRequest, FindCoordinatorResponse> {
  return {
    apiKey: 10,
    name: 'FindCoordinator',
    versions: [0, 6],
    handle(request, context) {
      const find = (key: string) =>
        findCoordinator(deps, request.keyType, key, context);
      if (context.apiVersion >= 4) {
        return { coordinators: request.coordinatorKeys.map(find) };
      }
      const { key: _, ...found } = find(request.key);
      return found;
    },
  };
}

function findCoordinator(
  { authorizer, cluster }: FindCoordinatorDependencies,
  keyType: number,
  key: string,
  context: RequestContext,
): FindCoordinatorResponseCoordinator {
  const refuse = (errorCode: number, errorMessage: string) => ({
    key,
    nodeId: -1,
    host: '',
    port: -1,
    errorCode,
    errorMessage,
  });
  if (keyType !== GROUP) {
    return refuse(
      ErrorCode.INVALID_REQUEST,
      keyType === TRANSACTION
        ? 'This broker has no transactions yet; remove transactional.id from the producer'
        : `This broker has no coordinator of type ${keyType}; it knows consumer groups (0)`,
    );
  }
  const allowed = authorizer.allows(
    context,
    AclOperation.DESCRIBE,
    AclResourceType.GROUP,
    key,
  );
  return allowed
    ? {
        key,
        nodeId: cluster.nodeId,
        ...cluster.advertised(context.listener),
        errorCode: ErrorCode.NONE,
        errorMessage: null,
      }
    : refuse(
        ErrorCode.GROUP_AUTHORIZATION_FAILED,
        `${context.principal} may not see group "${key}"`,
      );
}

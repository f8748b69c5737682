/*
 * DescribeCluster (60), versions 0-2: one broker, which is also the controller.
 *
 * v1 may ask for controllers' addresses (KIP-919), which only a controller listener answers; v2
 * asks for fenced brokers, of which there are none.
 */
import {
  ErrorCode,
  type DescribeClusterRequest,
  type DescribeClusterResponse,
} from '@millrace/kafka-protocol';
import { AclResourceType, CLUSTER_RESOURCE } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { ClusterView } from './ClusterView';
import { Handler } from './Handler';

const BROKERS = 1;

/** @internal */
export interface DescribeClusterDependencies {
  authorizer: Authorizer;
  cluster: ClusterView;
}

/** @internal */
export function createDescribeClusterHandler({
  authorizer,
  cluster,
}: DescribeClusterDependencies): Handler<
  DescribeClusterRequest,
  DescribeClusterResponse
> {
  return {
    apiKey: 60,
    name: 'DescribeCluster',
    versions: [0, 2],
    handle(request, context) {
      if (context.apiVersion >= 1 && request.endpointType !== BROKERS) {
        return {
          errorCode: ErrorCode.MISMATCHED_ENDPOINT_TYPE,
          errorMessage:
            'This listener is for brokers; ask with endpoint type 1',
          clusterId: cluster.clusterId,
          brokers: [],
        };
      }
      return {
        errorCode: ErrorCode.NONE,
        errorMessage: null,
        endpointType: BROKERS,
        clusterId: cluster.clusterId,
        controllerId: cluster.nodeId,
        brokers: [
          {
            brokerId: cluster.nodeId,
            ...cluster.advertised(context.listener),
            rack: null,
            isFenced: false,
          },
        ],
        ...(request.includeClusterAuthorizedOperations
          ? {
              clusterAuthorizedOperations: authorizer.allowedOperations(
                context,
                AclResourceType.CLUSTER,
                CLUSTER_RESOURCE,
              ),
            }
          : {}),
      };
    },
  };
}

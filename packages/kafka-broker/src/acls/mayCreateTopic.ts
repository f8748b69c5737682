import { AclOperation, AclResourceType, CLUSTER_RESOURCE } from './aclCodes';
import { Authorizer, Requester } from './Authorizer';

/** Create on the cluster or on the topic's name. @internal */
export function mayCreateTopic(
  authorizer: Authorizer,
  who: Requester,
  name: string,
): boolean {
  const { CREATE } = AclOperation;
  return (
    authorizer.allows(who, CREATE, AclResourceType.CLUSTER, CLUSTER_RESOURCE) ||
    authorizer.allows(who, CREATE, AclResourceType.TOPIC, name)
  );
}

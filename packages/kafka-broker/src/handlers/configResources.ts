import { ErrorCode } from '@millrace/kafka-protocol';
import { AclResourceType, CLUSTER_RESOURCE } from '../acls/aclCodes';
import { Authorizer, Requester } from '../acls/Authorizer';
import { brokerConfigsAreReadOnly } from '../configs/brokerConfigs';
import { checkTopicConfigs } from '../configs/checkTopicConfigs';
import { Logger } from '../logging/Logger';
import { Refusal } from '../topics/placeReplicas';
import { Topic } from '../topics/Topic';
import { TopicRegistry } from '../topics/TopicRegistry';
import { warnAboutConfigs } from '../topics/warnAboutConfigs';
import { internalTopicRefusal } from './internalTopicRefusal';
import { storageRefusal } from './storageRefusal';

/** What has a configuration, with Kafka's numbers. @internal */
export const configResourceTypes = { topic: 2, broker: 4 } as const;

/** @internal */
export interface ConfigResource {
  resourceType: number;
  resourceName: string;
}

/** Whether somebody may see or change a resource's configuration; else why not. @internal */
export function checkConfigAccess(
  authorizer: Authorizer,
  who: Requester,
  operation: number,
  { resourceType, resourceName }: ConfigResource,
): Refusal | undefined {
  const onTopic = resourceType === configResourceTypes.topic;
  const allowed = onTopic
    ? authorizer.allows(who, operation, AclResourceType.TOPIC, resourceName)
    : authorizer.allows(
        who,
        operation,
        AclResourceType.CLUSTER,
        CLUSTER_RESOURCE,
      );
  if (allowed) {
    return undefined;
  }
  return onTopic
    ? {
        error: ErrorCode.TOPIC_AUTHORIZATION_FAILED,
        reason: `${who.principal} has no access to the configuration of topic "${resourceName}"`,
      }
    : {
        error: ErrorCode.CLUSTER_AUTHORIZATION_FAILED,
        reason: `${who.principal} has no access to the configuration of the broker`,
      };
}

/** The answer for a kind of resource that has no configuration here. @internal */
export function unknownResource({ resourceType }: ConfigResource): Refusal {
  return {
    error: ErrorCode.INVALID_REQUEST,
    reason: `Resources of type ${resourceType} have no configuration here; known: 2 (topic), 4 (broker)`,
  };
}

/** @internal */
export interface AlterConfigDependencies {
  topics: TopicRegistry;
  logger: Logger;
}

/**
 * Changes a resource's configuration, or only judges the change.
 *
 * @param change - a topic's own configuration after the change, or why there is none
 * @returns why it was refused, or undefined.
 * @internal
 */
export async function alterResource(
  { topics, logger }: AlterConfigDependencies,
  resource: ConfigResource,
  validateOnly: boolean,
  change: (topic: Topic) => ReadonlyMap<string, string> | Refusal,
): Promise<Refusal | undefined> {
  const { resourceType, resourceName } = resource;
  if (resourceType === configResourceTypes.broker) {
    return {
      error: ErrorCode.INVALID_CONFIG,
      reason: brokerConfigsAreReadOnly,
    };
  }
  if (resourceType !== configResourceTypes.topic) {
    return unknownResource(resource);
  }
  const topic = topics.find(resourceName);
  if (!topic) {
    return {
      error: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
      reason: `Topic "${resourceName}" does not exist`,
    };
  }
  let refusal: Refusal | undefined = internalTopicRefusal(topic);
  const plan = (present: Topic) => {
    const configs = change(present);
    if (!isConfigs(configs)) {
      refusal = configs;
      return undefined;
    }
    const problem = checkTopicConfigs(configs);
    refusal = problem
      ? { error: ErrorCode.INVALID_CONFIG, reason: problem }
      : undefined;
    return problem ? undefined : { configs };
  };
  if (refusal) {
    return refusal;
  }
  if (validateOnly) {
    plan(topic);
    return refusal;
  }
  try {
    const altered = await topics.alter(topic.id, plan);
    if (altered && !refusal) {
      warnAboutConfigs(resourceName, altered.configs, logger);
    }
    return refusal;
  } catch (error) {
    return storageRefusal(error);
  }
}

function isConfigs(
  value: ReadonlyMap<string, string> | Refusal,
): value is ReadonlyMap<string, string> {
  return value instanceof Map;
}

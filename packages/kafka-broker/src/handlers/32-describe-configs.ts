/*
 * DescribeConfigs (32), versions 1-4: topics and this broker.
 *
 * v3 adds types and documentation (KIP-569). The broker is named by its id; the empty name means
 * defaults that were set over the protocol, of which there are none.
 */
import {
  ErrorCode,
  type DescribeConfigsRequest,
  type DescribeConfigsResponse,
  type DescribeConfigsResponseDescribeConfigsResult,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import {
  BrokerConfigFacts,
  describeBrokerConfigs,
} from '../configs/brokerConfigs';
import { ConfigEntry } from '../configs/ConfigEntry';
import { ConfigType } from '../configs/ConfigKey';
import { TopicConfigDefaults } from '../configs/TopicConfigDefaults';
import { Refusal } from '../topics/placeReplicas';
import { TopicRegistry } from '../topics/TopicRegistry';
import {
  checkConfigAccess,
  configResourceTypes,
  unknownResource,
} from './configResources';
import { Handler, RequestContext } from './Handler';

/** @internal */
export interface DescribeConfigsDependencies {
  topics: TopicRegistry;
  authorizer: Authorizer;
  defaults: TopicConfigDefaults;
  /** Asked for each answer, since ports are known only after binding. */
  brokerFacts: () => BrokerConfigFacts;
}

type Resource = DescribeConfigsRequest['resources'][number];
type Result = DescribeConfigsResponseDescribeConfigsResult;

const TYPE_CODES: Record<ConfigType, number> = {
  boolean: 1,
  string: 2,
  int: 3,
  long: 5,
  double: 6,
  list: 7,
};

/** @internal */
export function createDescribeConfigsHandler(
  deps: DescribeConfigsDependencies,
): Handler<DescribeConfigsRequest, DescribeConfigsResponse> {
  return {
    apiKey: 32,
    name: 'DescribeConfigs',
    versions: [1, 4],
    handle(request, context) {
      return {
        results: request.resources.map(resource =>
          describe(deps, resource, request, context),
        ),
      };
    },
  };
}

function describe(
  deps: DescribeConfigsDependencies,
  resource: Resource,
  request: DescribeConfigsRequest,
  context: RequestContext,
): Result {
  const { resourceType, resourceName } = resource;
  const found =
    checkConfigAccess(
      deps.authorizer,
      context,
      AclOperation.DESCRIBE_CONFIGS,
      resource,
    ) ?? find(deps, resource);
  if (!Array.isArray(found)) {
    return {
      errorCode: found.error,
      errorMessage: found.reason,
      resourceType,
      resourceName,
      configs: [],
    };
  }
  // Null asks for all, and so does an empty list.
  const wanted = resource.configurationKeys ?? [];
  return {
    errorCode: ErrorCode.NONE,
    errorMessage: null,
    resourceType,
    resourceName,
    configs: found
      .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
      .map(entry => toResult(entry, request)),
  };
}

function find(
  { topics, defaults, brokerFacts }: DescribeConfigsDependencies,
  resource: Resource,
): ConfigEntry[] | Refusal {
  const { resourceType, resourceName } = resource;
  if (resourceType === configResourceTypes.topic) {
    const topic = topics.find(resourceName);
    return topic
      ? defaults.describe(topic.configs)
      : {
          error: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
          reason: `Topic "${resourceName}" does not exist`,
        };
  }
  if (resourceType !== configResourceTypes.broker) {
    return unknownResource(resource);
  }
  if (resourceName === '') {
    return [];
  }
  const facts = brokerFacts();
  return resourceName === String(facts.nodeId)
    ? describeBrokerConfigs(facts, defaults)
    : {
        error: ErrorCode.INVALID_REQUEST,
        reason: `Broker "${resourceName}" does not exist; this cluster has broker ${facts.nodeId}`,
      };
}

function toResult(
  entry: ConfigEntry,
  request: DescribeConfigsRequest,
): Result['configs'][number] {
  return {
    name: entry.name,
    value: entry.value,
    readOnly: entry.readOnly,
    configSource: entry.source,
    isSensitive: entry.sensitive,
    synonyms: request.includeSynonyms ? entry.synonyms : [],
    configType: TYPE_CODES[entry.type],
    documentation: request.includeDocumentation ? entry.documentation : null,
  };
}

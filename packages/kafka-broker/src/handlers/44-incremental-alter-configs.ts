/*
 * IncrementalAlterConfigs (44), versions 0-1 (KIP-339): sets, deletes, appends to and subtracts
 * from single keys of a topic.
 */
import {
  ErrorCode,
  type IncrementalAlterConfigsRequest,
  type IncrementalAlterConfigsResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { alterTopicConfigs } from '../configs/alterTopicConfigs';
import { TopicConfigDefaults } from '../configs/TopicConfigDefaults';
import { Refusal } from '../topics/placeReplicas';
import { Topic } from '../topics/Topic';
import {
  AlterConfigDependencies,
  alterResource,
  checkConfigAccess,
} from './configResources';
import { Handler } from './Handler';

/** @internal */
export interface IncrementalAlterConfigsDependencies
  extends AlterConfigDependencies {
  authorizer: Authorizer;
  defaults: TopicConfigDefaults;
}

type Change =
  IncrementalAlterConfigsRequest['resources'][number]['configs'][number];

/** @internal */
export function createIncrementalAlterConfigsHandler(
  deps: IncrementalAlterConfigsDependencies,
): Handler<IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse> {
  return {
    apiKey: 44,
    name: 'IncrementalAlterConfigs',
    versions: [0, 1],
    async handle(request, context) {
      const responses = request.resources.map(async resource => {
        const refusal =
          checkConfigAccess(
            deps.authorizer,
            context,
            AclOperation.ALTER_CONFIGS,
            resource,
          ) ??
          (await alterResource(deps, resource, request.validateOnly, topic =>
            applyChanges(deps, topic, resource.configs),
          ));
        return {
          errorCode: refusal?.error ?? ErrorCode.NONE,
          errorMessage: refusal?.reason ?? null,
          resourceType: resource.resourceType,
          resourceName: resource.resourceName,
        };
      });
      return { responses: await Promise.all(responses) };
    },
  };
}

function applyChanges(
  { defaults }: IncrementalAlterConfigsDependencies,
  topic: Topic,
  changes: readonly Change[],
): ReadonlyMap<string, string> | Refusal {
  const result = alterTopicConfigs(
    topic.configs,
    changes.map(({ name, configOperation, value }) => ({
      name,
      operation: configOperation,
      value,
    })),
    name => defaults.valueOf(topic.configs, name),
  );
  return 'configs' in result
    ? result.configs
    : {
        error:
          result.refused === 'request'
            ? ErrorCode.INVALID_REQUEST
            : ErrorCode.INVALID_CONFIG,
        reason: result.reason,
      };
}

/*
 * AlterConfigs (33), versions 0-2: replaces a topic's whole configuration. What the request
 * leaves out goes back to its default, which is why IncrementalAlterConfigs is the better way.
 */
import {
  ErrorCode,
  type AlterConfigsRequest,
  type AlterConfigsResponse,
} from '@millrace/kafka-protocol';
import { AclOperation } from '../acls/aclCodes';
import { Authorizer } from '../acls/Authorizer';
import { Refusal } from '../topics/placeReplicas';
import {
  AlterConfigDependencies,
  alterResource,
  checkConfigAccess,
} from './configResources';
import { Handler } from './Handler';

type Config = AlterConfigsRequest['resources'][number]['configs'][number];

/** @internal */
export function createAlterConfigsHandler(
  deps: AlterConfigDependencies & { authorizer: Authorizer },
): Handler<AlterConfigsRequest, AlterConfigsResponse> {
  return {
    apiKey: 33,
    name: 'AlterConfigs',
    versions: [0, 2],
    async handle(request, context) {
      const responses = request.resources.map(async resource => {
        const refusal =
          checkConfigAccess(
            deps.authorizer,
            context,
            AclOperation.ALTER_CONFIGS,
            resource,
          ) ??
          (await alterResource(deps, resource, request.validateOnly, () =>
            toConfigs(resource.configs),
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

function toConfigs(
  wanted: readonly Config[],
): ReadonlyMap<string, string> | Refusal {
  const configs = new Map<string, string>();
  for (const { name, value } of wanted) {
    if (value === null) {
      return {
        error: ErrorCode.INVALID_REQUEST,
        reason: `Configuration ${name} has no value; leave it out for the default`,
      };
    }
    configs.set(name, value);
  }
  return configs;
}

/*
 * CreateAcls (30), versions 1-3. Rules are judged one by one; those that pass are stored together
 * and acknowledged when they are on the disk. v1 has prefixed patterns (KIP-290).
 */
import {
  ErrorCode,
  type CreateAclsRequest,
  type CreateAclsResponse,
} from '@millrace/kafka-protocol';
import { AclOperation, AclPatternType } from '../acls/aclCodes';
import { AclRule, checkAclRule } from '../acls/AclRule';
import { Logger, quoteForLog } from '../logging/Logger';
import { Refusal } from '../topics/placeReplicas';
import { AclDependencies, checkAclAccess } from './aclAccess';
import { Handler } from './Handler';
import { storageRefusal } from './storageRefusal';

/** @internal */
export function createCreateAclsHandler(
  deps: AclDependencies & { logger: Logger },
): Handler<CreateAclsRequest, CreateAclsResponse> {
  return {
    apiKey: 30,
    name: 'CreateAcls',
    versions: [1, 3],
    async handle(request, context) {
      const denied = checkAclAccess(
        deps.authorizer,
        context,
        AclOperation.ALTER,
      );
      if (denied) {
        return { results: request.creations.map(() => toResult(denied)) };
      }
      const rules = request.creations.map(toRule);
      const problems = rules.map(checkAclRule);
      const accepted = rules.filter((_, index) => !problems[index]);
      warnAboutStars(accepted, deps.logger);
      const failed = await deps.acls
        .add(accepted)
        .then(() => undefined, storageRefusal);
      return {
        results: problems.map(reason =>
          toResult(
            reason ? { error: ErrorCode.INVALID_REQUEST, reason } : failed,
          ),
        ),
      };
    },
  };
}

function toRule(wire: CreateAclsRequest['creations'][number]): AclRule {
  return {
    resourceType: wire.resourceType,
    resourceName: wire.resourceName,
    patternType: wire.resourcePatternType,
    principal: wire.principal,
    host: wire.host,
    operation: wire.operation,
    permission: wire.permissionType,
  };
}

function warnAboutStars(rules: readonly AclRule[], logger: Logger): void {
  for (const rule of rules) {
    if (
      rule.patternType === AclPatternType.PREFIXED &&
      rule.resourceName.includes('*')
    ) {
      logger.warn(
        'A prefixed access rule has a "*", which is an ordinary character there',
        {
          resourceName: quoteForLog(rule.resourceName),
          principal: quoteForLog(rule.principal),
        },
      );
    }
  }
}

function toResult(refusal: Refusal | undefined) {
  return {
    errorCode: refusal?.error ?? ErrorCode.NONE,
    errorMessage: refusal?.reason ?? null,
  };
}

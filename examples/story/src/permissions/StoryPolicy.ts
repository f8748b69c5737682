import {
  AuthorizeResult,
  isPermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  streamingFeedReadPermission,
  streamingPermissions,
} from '@millrace/backstage-plugin-streaming-common';

/**
 * Who may do what at the sample company: everybody who is signed in may look and ask; changes to streams belong to
 * people who are in a team; the catalog feed belongs to the catalog. Who may fill which approval slot is the
 * request's own rule and not repeated here.
 */
export class StoryPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (isPermission(permission, streamingFeedReadPermission)) {
      return { result: AuthorizeResult.DENY };
    }
    const changesStreams =
      permission.attributes.action !== 'read' &&
      streamingPermissions.some(({ name }) => name === permission.name);
    const inTeam = user?.info.ownershipEntityRefs.some(ref =>
      ref.startsWith('group:'),
    );
    return {
      result:
        changesStreams && !inTeam
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    };
  }
}

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import {
  streamingFeedReadPermission,
  streamingRequestCreatePermission,
  streamingTopicReadPermission,
} from '@millrace/backstage-plugin-streaming-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { StoryPolicy } from './StoryPolicy';

function userIn(...ownershipEntityRefs: string[]): PolicyQueryUser {
  return {
    credentials: mockCredentials.user(),
    info: { userEntityRef: 'user:default/x', ownershipEntityRefs },
  };
}

describe('StoryPolicy', () => {
  const policy = new StoryPolicy();
  const inTeam = userIn('user:default/x', 'group:default/team-checkout');
  const alone = userIn('user:default/x');

  it('lets people in a team change streams, and nobody else', async () => {
    const query = { permission: streamingRequestCreatePermission };
    await expect(policy.handle(query, inTeam)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
    await expect(policy.handle(query, alone)).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it('lets everybody look', async () => {
    await expect(
      policy.handle({ permission: streamingTopicReadPermission }, alone),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('keeps the catalog feed for the catalog', async () => {
    await expect(
      policy.handle({ permission: streamingFeedReadPermission }, inTeam),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });
});

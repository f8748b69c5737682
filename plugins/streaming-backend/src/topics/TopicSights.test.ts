import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { topicRules } from './topicPermissions';
import { TopicSights } from './TopicSights';

const ownOnly: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'streaming',
  resourceType: 'streaming-topic',
  conditions: {
    rule: 'IS_TOPIC_OWNER',
    resourceType: 'streaming-topic',
    params: { claims: ['group:default/own'] },
  },
};

/** On cluster `dev` the topic `mine` is owned by `own`, every other one by nobody; `shared` is bound to both. */
function sightOf(decision: PolicyDecision) {
  const fakes = {
    clusters: { list: () => [{ id: 'dev', environment: 'dev' }] },
    ownership: {
      ownerOf: (_: string, topic: string) => ({
        owner: topic === 'mine' ? 'group:default/own' : null,
      }),
    },
    bindings: {
      topicsOf: (_: string, subject: string) =>
        subject === 'shared' ? ['mine', 'other'] : [],
    },
  };
  return new TopicSights({
    // The fakes answer everything that a sight asks for.
    ...(fakes as unknown as Pick<
      ConstructorParameters<typeof TopicSights>[0],
      'clusters' | 'ownership' | 'bindings'
    >),
    permissions: mockServices.permissions.mock({
      authorizeConditional: async () => [decision],
    }),
    rules: {
      getRuleByName: name => {
        const rule = topicRules.find(one => one.name === name);
        if (!rule) {
          throw new Error(`No rule ${name}`);
        }
        return rule;
      },
    },
  }).of(mockCredentials.user());
}

describe('TopicSights', () => {
  it('sees everything or nothing without conditions', async () => {
    const all = await sightOf({ result: AuthorizeResult.ALLOW });
    expect(all.seesTopic('dev', 'other')).toBe(true);
    const none = await sightOf({ result: AuthorizeResult.DENY });
    expect(none.seesTopic('dev', 'mine')).toBe(false);
    expect(none.seesSubject('dev', 'shared')).toBe(false);
  });

  it('applies conditions to topics, and to subjects by their topics', async () => {
    const sight = await sightOf(ownOnly);
    expect(sight.seesTopic('dev', 'mine')).toBe(true);
    expect(sight.seesTopic('dev', 'other')).toBe(false);
    expect(sight.seesSubject('dev', 'shared')).toBe(true);
    expect(sight.seesSubject('dev', 'mine-value')).toBe(true);
    expect(sight.seesSubject('dev', 'other-key')).toBe(false);
  });

  it('hides nothing on a cluster that does not exist', async () => {
    const sight = await sightOf(ownOnly);
    expect(sight.seesTopic('nowhere', 'other')).toBe(true);
  });
});

import {
  Topic,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import { toOwnershipItem } from './ownershipItem';

const lift = 'group:default/lift-team';

// Only these members are read.
const topic = {
  cluster: 'dev',
  name: 'yard.crane.moved.v1',
  entityRef: 'resource:default/yard.crane.moved.v1',
  ownership: { owner: null, source: 'none', standing: 'unowned' },
} as Topic;

function writer(
  provenance: TopicDetail['writers'][number]['provenances'][number],
): TopicDetail['writers'][number] {
  return {
    application: 'component:default/crane-service',
    owner: lift,
    clientId: 'crane',
    principal: 'User:crane',
    provenances: [provenance],
    lastSeen: null,
    messagesPerSecond: null,
  };
}

describe('toOwnershipItem', () => {
  it('suggests the owner of the only observed writer and the only grant with 85 %', () => {
    const item = toOwnershipItem(
      topic,
      [writer('observed'), writer('authorised')],
      [],
    );
    expect(item.suggestion).toEqual({ owner: lift, percentage: 85 });
    expect(item.evidence.map(({ reason }) => reason)).toEqual([
      'component:default/crane-service writes to it',
      'User:crane may write to it',
    ]);
  });

  it('adds 15 % for the majority of topics named alike', () => {
    const confirmed = {
      owner: lift,
      source: 'claim',
      standing: 'confirmed',
      disagreements: [],
    } as const;
    expect(
      toOwnershipItem(topic, [], [confirmed, confirmed]).suggestion,
    ).toEqual({ owner: lift, percentage: 15 });
  });

  it('suggests nobody without evidence', () => {
    expect(toOwnershipItem(topic, [], []).suggestion).toBeNull();
  });
});

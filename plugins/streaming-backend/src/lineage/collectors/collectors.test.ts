import {
  flowsOfAccessRules,
  flowsOfApplications,
  flowsOfContracts,
  flowsOfGroup,
} from '.';
import { AccessRule } from '../../clusters';
import {
  fakeApplication,
  fakeContract,
  fakeGroup,
} from '../__testUtils__/fakes';

function rule(overrides: Partial<AccessRule>): AccessRule {
  return {
    principal: 'User:planner',
    host: '*',
    permission: 'ALLOW',
    operation: 'READ',
    resourceType: 'topic',
    resourceName: 'dispatch.parcel.shipped.v1',
    patternType: 'literal',
    ...overrides,
  };
}

const TOPICS = [
  '__consumer_offsets',
  'dispatch.parcel.lost.v1',
  'dispatch.parcel.shipped.v1',
  'sales.basket.confirmed.v1',
];

function granted(rules: AccessRule[]) {
  return flowsOfAccessRules({
    cluster: 'shop-prod',
    rules,
    topics: TOPICS,
    enforced: false,
  }).map(({ direction, topic, actor, attributes }) => [
    actor.principal,
    direction,
    topic,
    attributes.via,
    attributes.missing,
  ]);
}

describe('flowsOfAccessRules', () => {
  const group = rule({ resourceType: 'group', resourceName: 'planner' });

  it('names the rule that grants', () => {
    expect(
      granted([
        group,
        rule({ resourceName: 'dispatch.', patternType: 'prefixed' }),
        rule({ operation: 'WRITE' }),
      ]),
    ).toEqual([
      ['User:planner', 'read', TOPICS[1], 'prefix "dispatch."', undefined],
      ['User:planner', 'read', TOPICS[2], 'prefix "dispatch."', undefined],
      ['User:planner', 'write', TOPICS[2], `topic "${TOPICS[2]}"`, undefined],
    ]);
  });

  it('lets a denial win and a wildcard mean what people made', () => {
    const flows = granted([
      group,
      rule({ resourceName: '*', operation: 'ALL' }),
      rule({
        permission: 'DENY',
        resourceName: 'sales.',
        patternType: 'prefixed',
      }),
    ]);
    expect(
      flows.map(([, direction, topic]) => `${direction} ${topic}`),
    ).toEqual([
      `read ${TOPICS[1]}`,
      `read ${TOPICS[2]}`,
      `write ${TOPICS[1]}`,
      `write ${TOPICS[2]}`,
      `write ${TOPICS[3]}`,
    ]);
  });

  it('marks a reader who may join no group', () => {
    expect(granted([rule({})])).toEqual([
      ['User:planner', 'read', TOPICS[2], expect.any(String), 'group'],
    ]);
  });

  it('leaves out topics that do not exist and operations that move no data', () => {
    expect(
      granted([
        rule({ resourceName: 'gone' }),
        rule({ operation: 'DESCRIBE' }),
      ]),
    ).toEqual([]);
  });
});

describe('flowsOfGroup', () => {
  const partition = {
    topic: 'sales.basket.confirmed.v1',
    partition: 0,
    committed: 40n,
    end: 50n,
    lag: 10n,
    member: null,
  };
  const member = {
    memberId: 'm',
    clientId: 'ledger-1',
    host: '/127.0.0.1',
    assignment: [{ topic: partition.topic, partitions: [0] }],
  };

  it('sees a group by assignment and commits', () => {
    const flows = flowsOfGroup(
      fakeGroup({ members: [member], partitions: [partition] }),
      () => undefined,
    );
    expect(flows).toEqual([
      expect.objectContaining({
        topic: partition.topic,
        direction: 'read',
        actor: { group: 'ledger' },
        attributes: { clientIds: 'ledger-1', committed: '40' },
      }),
    ]);
  });

  it('sees a stopped group only when its commits moved', () => {
    const stopped = fakeGroup({ partitions: [partition] });
    const known = { clientIds: 'ledger-1', committed: '40' };
    expect(flowsOfGroup(stopped, () => known)).toEqual([]);
    const [moved] = flowsOfGroup(stopped, () => ({
      ...known,
      committed: '39',
    }));
    expect(moved?.attributes.clientIds).toBe('ledger-1');
  });

  it('does not see the portal itself', () => {
    const own = fakeGroup({
      groupId: '__millrace-lineage-x',
      members: [member],
    });
    expect(flowsOfGroup(own, () => undefined)).toEqual([]);
  });
});

describe('declarations', () => {
  const topics = [
    {
      name: TOPICS[2]!,
      apiRef: 'api:shop/dispatch.parcel.shipped.v1-asyncapi',
    },
  ];

  it('reads what Components provide and consume, where they run', () => {
    const declare = (environments: string[] | null) =>
      flowsOfApplications({
        cluster: 'shop-prod',
        environment: 'prod',
        topics,
        applications: [
          fakeApplication('planner', {
            environments,
            providesApis: [topics[0]!.apiRef, 'api:default/petstore'],
            consumesApis: [topics[0]!.apiRef],
          }),
        ],
      }).map(flow => [flow.actor.application, flow.direction, flow.topic]);
    const planner = 'component:default/planner';
    expect(declare(null)).toEqual([
      [planner, 'write', TOPICS[2]],
      [planner, 'read', TOPICS[2]],
    ]);
    expect(declare(['prod'])).toHaveLength(2);
    expect(declare(['dev'])).toEqual([]);
  });

  it('reads programs, not teams, from contracts', () => {
    const flows = flowsOfContracts('shop-prod', [
      fakeContract(TOPICS[2]!, {
        producers: ['component:default/planner'],
        consumers: ['component:default/ledger', 'group:default/finance'],
        request: 'REQ-7',
      }),
      {
        ...fakeContract('other', { producers: ['component:a/b'] }),
        cluster: 'x',
      },
    ]);
    expect(
      flows.map(flow => [flow.source, flow.actor.application, flow.attributes]),
    ).toEqual([
      ['contracts', 'component:default/planner', { request: 'REQ-7' }],
      ['contracts', 'component:default/ledger', { request: 'REQ-7' }],
    ]);
  });
});

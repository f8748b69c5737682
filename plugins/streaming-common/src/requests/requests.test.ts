import { ApprovalSlot, RequestState, requestStates } from '../models';
import { answersOf } from '../planning/__testUtils__/planContext';
import {
  allApproved,
  carryApprovals,
  chooseSlot,
  decideSlot,
  waitingFor,
} from './approvals';
import {
  nextState,
  requestTransitions,
  RequestTrigger,
  terminalStates,
  workingStates,
} from './transitions';

describe('nextState', () => {
  const life: [RequestTrigger, RequestState][] = [
    ['submit', 'checking'],
    ['approval-needed', 'awaiting_approval'],
    ['edit', 'checking'],
    ['checks-passed', 'approved'],
    ['plan-changed', 'checking'],
    ['checks-passed', 'approved'],
    ['start', 'provisioning'],
    ['step-gave-up', 'failed'],
    ['retry', 'provisioning'],
    ['steps-done', 'provisioned'],
  ];

  it('walks a whole life', () => {
    let state: RequestState = 'draft';
    for (const [trigger, expected] of life) {
      state = nextState(state, trigger) ?? state;
      expect(state).toBe(expected);
    }
  });

  it('lets nothing out of terminal states and something out of all others', () => {
    for (const state of requestStates) {
      const exits = requestTransitions.filter(row => row.from === state);
      expect(exits.length === 0).toBe(terminalStates.includes(state));
    }
  });

  it('never cancels or edits what is being provisioned', () => {
    expect(nextState('provisioning', 'cancel')).toBeUndefined();
    expect(nextState('provisioning', 'edit')).toBeUndefined();
  });

  it('has one target for each state and trigger', () => {
    const keys = requestTransitions.map(row => `${row.from} ${row.trigger}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('works in exactly the states that no person ends', () => {
    expect(workingStates).toEqual(['checking', 'approved', 'provisioning']);
  });
});

const slot = (
  id: ApprovalSlot['slot'],
  ...candidates: string[]
): ApprovalSlot => ({
  id,
  slot: id,
  reason: `because ${id}`,
  candidates,
  decision: 'open',
  decidedBy: null,
  decidedAt: null,
  comment: null,
});
const approval = (by: string) => ({
  decision: 'approved' as const,
  decidedBy: by,
  decidedAt: '2026-01-01T00:00:00.000Z',
  comment: null,
});

describe('chooseSlot', () => {
  const slots = [
    slot('domain', 'group:default/orders'),
    slot('governance', 'group:default/security'),
  ];
  const requester = 'user:default/ada';
  const bob = {
    entityRef: 'user:default/bob',
    groups: ['group:default/security', 'group:default/orders'],
  };

  it('takes the first open slot of a candidate, or the one asked for', () => {
    expect(chooseSlot(slots, bob, requester).slot?.id).toBe('domain');
    expect(chooseSlot(slots, bob, requester, 'governance').slot?.id).toBe(
      'governance',
    );
  });

  it.each([
    ['requester', { ...bob, entityRef: requester }, undefined],
    ['not-candidate', { entityRef: 'user:default/eve', groups: [] }, undefined],
    ['none', bob, 'platform'],
  ] as const)('refuses as %s', (kind, approver, slotId) => {
    expect(chooseSlot(slots, approver, requester, slotId).refusal?.kind).toBe(
      kind,
    );
  });

  it('lets one person fill one slot only', () => {
    const decided = decideSlot(slots, 'domain', approval(bob.entityRef));
    expect(chooseSlot(decided, bob, requester).refusal?.kind).toBe(
      'already-approved',
    );
    expect(chooseSlot(decided, bob, requester, 'domain').refusal?.kind).toBe(
      'decided',
    );
  });

  it('accepts a person named as candidate', () => {
    const named = [slot('platform', 'user:default/bob')];
    expect(chooseSlot(named, { ...bob, groups: [] }, requester).slot?.id).toBe(
      'platform',
    );
  });

  it('sums up who is waited for', () => {
    expect(waitingFor(slots)).toEqual([
      'group:default/orders',
      'group:default/security',
    ]);
    const decided = decideSlot(slots, 'domain', approval('user:default/x'));
    expect(waitingFor(decided)).toEqual(['group:default/security']);
    expect(allApproved(decided)).toBe(false);
    expect(allApproved([])).toBe(true);
  });
});

describe('carryApprovals', () => {
  const answers = answersOf();
  const before = {
    answers,
    items: [{ id: 'topic:a', partitions: 6 }],
    approvals: decideSlot(
      [slot('domain', 'group:default/orders')],
      'domain',
      approval('user:default/bob'),
    ),
  };
  const open = [slot('domain', 'group:default/orders')];

  it('keeps an approval when only the justification changed', () => {
    const result = carryApprovals(before, {
      ...before,
      answers: { ...answers, justification: 'Better words.' },
      approvals: open,
    });
    expect(result.approvals[0]?.decidedBy).toBe('user:default/bob');
    expect(result.dropped).toEqual([]);
  });

  it('keeps an approval when only the order of members changed', () => {
    const result = carryApprovals(before, {
      ...before,
      items: [{ partitions: 6, id: 'topic:a' }],
      approvals: open,
    });
    expect(result.dropped).toEqual([]);
  });

  it.each([
    ['an item changed', { items: [{ id: 'topic:a', partitions: 10 }] }],
    [
      'an answer changed',
      { answers: { ...answers, classification: 'restricted' as const } },
    ],
    [
      'the reason of the slot changed',
      { approvals: [{ ...open[0]!, reason: 'other' }] },
    ],
    ['the slot is gone', { approvals: [] }],
  ])('drops an approval when %s', (_what, change) => {
    const result = carryApprovals(before, {
      ...before,
      approvals: open,
      ...change,
    });
    expect(result.approvals.every(one => one.decision === 'open')).toBe(true);
    expect(result.dropped.map(one => one.id)).toEqual(['domain']);
  });
});

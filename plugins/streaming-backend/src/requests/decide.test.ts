import { Caller } from '../selfService';
import { decide, demandRequester, demandRevision } from './decide';
import { StoredRequest } from './store';

// Only what decisions look at.
const request = {
  id: 'REQ-1',
  state: 'awaiting_approval',
  revision: 2,
  requester: 'user:default/ada',
  document: { approvals: [] },
} as unknown as StoredRequest;
const bob: Caller = {
  kind: 'user',
  entityRef: 'user:default/bob',
  groups: ['user:default/bob'],
};

describe('decide', () => {
  it('refuses where nothing is left to decide', () => {
    expect(() =>
      decide(
        { ...request, state: 'provisioned' },
        bob,
        { revision: 2 },
        'approved',
      ),
    ).toThrow('Request REQ-1 is provisioned; nothing is left to decide');
  });

  it('leaves decisions to people', () => {
    expect(() =>
      decide(request, { ...bob, kind: 'service' }, { revision: 2 }, 'approved'),
    ).toThrow('Decisions on REQ-1 are made by people');
  });

  it('refuses decisions on what has changed meanwhile', () => {
    expect(() => decide(request, bob, { revision: 1 }, 'approved')).toThrow(
      'Request REQ-1 is at revision 2, you saw revision 1',
    );
    expect(() => demandRevision(request, 2)).not.toThrow();
  });
});

describe('demandRequester', () => {
  it('names who may, and who asked', () => {
    expect(() => demandRequester(request, bob, 'cancel')).toThrow(
      'Only user:default/ada may cancel request REQ-1, or the platform team; you are user:default/bob',
    );
    const ada = { ...bob, entityRef: 'user:default/ada' };
    expect(() => demandRequester(request, ada, 'edit')).not.toThrow();
  });
});

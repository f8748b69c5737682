import { resolveOwner } from './resolveOwner';

const gateOps = 'group:default/gate-ops';
const yardTeam = 'group:default/yard-team';

describe('resolveOwner', () => {
  it('lets the strongest rule win and reports who disagrees', () => {
    expect(
      resolveOwner(
        [
          { source: 'claim', owner: gateOps },
          { source: 'prefix', owner: yardTeam },
        ],
        () => true,
      ),
    ).toEqual({
      owner: gateOps,
      source: 'claim',
      standing: 'confirmed',
      disagreements: [
        { code: 'owner-differs', owner: yardTeam, source: 'prefix' },
      ],
    });
  });

  it('passes over a group that vanished', () => {
    expect(
      resolveOwner(
        [
          { source: 'claim', owner: gateOps },
          { source: 'prefix', owner: yardTeam },
        ],
        owner => owner !== gateOps,
      ),
    ).toEqual({
      owner: yardTeam,
      source: 'prefix',
      standing: 'inferred',
      disagreements: [
        { code: 'owner-vanished', owner: gateOps, source: 'claim' },
      ],
    });
  });

  it('says unowned when no rule names anybody', () => {
    expect(resolveOwner([], () => true)).toEqual({
      owner: null,
      source: 'none',
      standing: 'unowned',
      disagreements: [],
    });
  });
});

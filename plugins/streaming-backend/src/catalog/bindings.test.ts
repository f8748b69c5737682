import { matchApplication } from './bindings';
import { Application } from './CatalogSnapshot';

function application(
  name: string,
  bindings: Partial<Application>,
): Application {
  return {
    entityRef: `component:default/${name}`,
    title: name,
    type: 'service',
    owner: null,
    system: null,
    clientIds: [],
    principals: [],
    groups: [],
    environments: null,
    providesApis: [],
    consumesApis: [],
    ...bindings,
  };
}

describe('matchApplication', () => {
  it('prefers an exact binding to a prefix, and a longer prefix to a shorter one', () => {
    const all = [
      application('any', { clientIds: ['*'] }),
      application('short', { clientIds: ['route-*'] }),
      application('long', { clientIds: ['route-p*'] }),
      application('exact', { clientIds: ['route-planner'] }),
    ];
    const ask = (clientId: string) => {
      const match = matchApplication(all, { clientId }, 'dev');
      return match.kind === 'bound' ? match.application.title : match.kind;
    };
    expect(ask('route-planner')).toBe('exact');
    expect(ask('route-p2')).toBe('long');
    expect(ask('route-7')).toBe('short');
    expect(ask('other')).toBe('any');
  });

  it('binds nobody on a tie, and names both', () => {
    const all = [
      application('route-planner', { clientIds: ['route-*'] }),
      application('route-planner-v2', { clientIds: ['route-*'] }),
    ];
    expect(matchApplication(all, { clientId: 'route-7' }, 'dev')).toEqual({
      kind: 'ambiguous',
      candidates: all,
      by: 'route-7',
    });
  });

  it('asks the principal before the client id, and the next kind when one is ambiguous', () => {
    const all = [
      application('a', { principals: ['User:a'], clientIds: ['x'] }),
      application('b', { principals: ['User:shared'], clientIds: ['y'] }),
      application('c', { principals: ['User:shared'] }),
    ];
    expect(
      matchApplication(all, { principal: 'User:a', clientId: 'y' }, 'dev'),
    ).toMatchObject({ kind: 'bound', application: { title: 'a' } });
    expect(
      matchApplication(all, { principal: 'User:shared', clientId: 'y' }, 'dev'),
    ).toMatchObject({ kind: 'bound', application: { title: 'b' } });
  });

  it('holds only in the environments named', () => {
    const all = [application('a', { groups: ['g'], environments: ['prod'] })];
    expect(matchApplication(all, { group: 'g' }, 'prod').kind).toBe('bound');
    expect(matchApplication(all, { group: 'g' }, 'dev').kind).toBe('none');
  });
});

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseFlowStore, Flow, FlowLedger, FlowStore, toFlowId } from '.';
import { fakeStatement, MemoryFlowStore, NOW } from '../__testUtils__/fakes';

const DAY_MS = 24 * 60 * 60_000;
const migrations = resolvePackagePath(
  '@millrace/backstage-plugin-streaming-backend',
  'migrations',
);

function flow(overrides: Partial<Flow> = {}): Flow {
  const statement = fakeStatement(overrides);
  return {
    ...statement,
    id: toFlowId(statement),
    validFrom: NOW - DAY_MS,
    ...overrides,
  };
}

describe('DatabaseFlowStore', () => {
  const databases = TestDatabases.create({
    ids: ['POSTGRES_18', 'SQLITE_3'],
    disableDocker: true,
  });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    let store: FlowStore;

    beforeEach(async () => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrations });
      store = new DatabaseFlowStore(knex);
    });

    it('keeps flows until they end', async () => {
      const read = flow({
        rate: { messagesPerSecond: 1.5, bytesPerSecond: 90, windowMs: 60_000 },
      });
      const granted = flow({
        source: 'access rules',
        provenance: 'authorised',
        actor: { principal: 'User:night' },
        firstSeen: null,
        lastSeen: null,
      });
      await store.save([read, granted]);
      await store.save([{ ...read, lastSeen: NOW }]);
      expect(new Set(await store.open())).toEqual(
        new Set([{ ...read, lastSeen: NOW }, granted]),
      );
      await store.end([{ flow: read, at: NOW }]);
      expect(await store.open()).toEqual([granted]);
      expect(await store.lastAttributes(read.id)).toEqual(read.attributes);
      await store.forgetEndedBefore(NOW + 1);
      expect(await store.lastAttributes(read.id)).toBeUndefined();
    });

    it('counts a flow once that two instances began', async () => {
      const early = flow();
      await store.save([early, { ...early, validFrom: NOW }]);
      expect(await store.open()).toEqual([early]);
      await store.end([{ flow: early, at: NOW }]);
      expect(await store.open()).toEqual([]);
    });

    it('moves positions forward only', async () => {
      const offset = 9_007_199_254_740_993n;
      await store.savePositions('c', 't', [
        { partition: 0, offset },
        { partition: 1, offset: 4n },
      ]);
      await store.savePositions('c', 't', [
        { partition: 0, offset: 2n },
        { partition: 1, offset: 5n },
      ]);
      expect(await store.positions('c', 't')).toEqual([
        { partition: 0, offset },
        { partition: 1, offset: 5n },
      ]);
    });
  });
});

describe('FlowLedger', () => {
  async function load(store: MemoryFlowStore, now = NOW) {
    return FlowLedger.load({
      store,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
  }

  it('begins a flow at its first sighting and keeps its beginning', async () => {
    const store = new MemoryFlowStore();
    const ledger = await load(store, NOW - DAY_MS);
    await ledger.sight([fakeStatement()]);
    const later = await load(store);
    await later.sight([fakeStatement({ firstSeen: NOW - 10, lastSeen: NOW })]);
    expect([...later.flows()]).toEqual([
      expect.objectContaining({
        validFrom: NOW - DAY_MS,
        firstSeen: NOW - 5_000,
        lastSeen: NOW,
      }),
    ]);
  });

  it('ends what was silent for eight days at its last sighting', async () => {
    const store = new MemoryFlowStore();
    const ledger = await load(store, NOW + 8 * DAY_MS);
    const seen = fakeStatement();
    const granted = fakeStatement({
      source: 'access rules',
      provenance: 'authorised',
      lastSeen: null,
    });
    await ledger.sight([seen, granted]);
    await ledger.sweep();
    expect([...ledger.flows()].map(one => one.provenance)).toEqual([
      'authorised',
    ]);
    expect(store.rows.get(toFlowId(seen))?.endedAt).toBe(NOW - 1_000);
  });

  it('replaces the whole state of one source only', async () => {
    const ledger = await load(new MemoryFlowStore());
    const declared = (topic: string) =>
      fakeStatement({
        source: 'catalog',
        provenance: 'declared',
        topic,
        actor: { application: 'component:default/a' },
      });
    await ledger.sight([fakeStatement()]);
    const scope = { source: 'catalog', cluster: 'shop-prod' } as const;
    await ledger.replace(scope, [declared('one'), declared('two')]);
    const changes: unknown[] = [];
    ledger.subscribe(change => changes.push(change));
    await ledger.replace(scope, [declared('two'), declared('three')]);
    expect(changes).toEqual([
      {
        set: [expect.objectContaining({ topic: 'three' })],
        ended: [expect.objectContaining({ topic: 'one' })],
      },
    ]);
    expect([...ledger.flows()].map(one => one.topic).sort()).toEqual([
      'sales.basket.confirmed.v1',
      'three',
      'two',
    ]);
  });

  it('goes on after the store failed once, and says so to who waits', async () => {
    const store = new MemoryFlowStore();
    const ledger = await load(store);
    const save = jest.spyOn(store, 'save');
    save.mockRejectedValueOnce(new Error('disk full'));
    await expect(ledger.sight([fakeStatement()])).rejects.toThrow('disk full');
    await ledger.sight([fakeStatement({ lastSeen: NOW })]);
    expect(store.rows.size).toBe(1);
  });
});

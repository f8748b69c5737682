import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { DatabasePresenceStore } from '../index/DatabasePresenceStore';
import { StoredContract } from './ContractStore';
import { DatabaseClaimStore } from './DatabaseClaimStore';
import { DatabaseContractStore } from './DatabaseContractStore';

jest.setTimeout(60_000);

const contract: StoredContract = {
  cluster: 'dev',
  topic: 'a.b.c.v1',
  owner: 'group:default/team',
  contract: {
    description: 'What it is',
    key: null,
    criticality: 'standard',
    retentionCategory: null,
    classification: 'internal',
    consumers: [],
    producers: [],
    source: 'request',
    request: 'REQ-1',
  },
  subjects: [{ subject: 'a.b.c.v1-value', role: 'value' }],
  configs: { 'retention.ms': '1' },
  deadLetterTopic: null,
};

describe('stores of the stream catalog', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
    disableDocker: true,
  });

  it.each(databases.eachSupportedId())(
    'keep what they are told, %p',
    async id => {
      const database = await databases.init(id);
      await database.migrate.latest({
        directory: path.resolve(__dirname, '../../migrations'),
      });

      const contracts = new DatabaseContractStore(database);
      await contracts.record(contract);
      await contracts.record({ ...contract, owner: 'group:default/other' });
      const another = new DatabaseContractStore(database);
      await another.load();
      expect(another.list()).toEqual([
        { ...contract, owner: 'group:default/other' },
      ]);
      await contracts.remove('dev', 'a.b.c.v1');
      await another.load();
      expect(another.get('dev', 'a.b.c.v1')).toBeUndefined();

      const claims = new DatabaseClaimStore(database);
      const claim = {
        cluster: 'dev',
        topic: 'a.b.c.v1',
        owner: 'group:default/team',
        claimedBy: 'user:default/ada',
        claimedAt: 1_795_226_813_877,
      };
      await claims.record(claim);
      const others = new DatabaseClaimStore(database);
      await others.load();
      expect(others.get('dev', 'a.b.c.v1')).toEqual(claim);

      const presences = new DatabasePresenceStore(database);
      const presence = {
        name: 'a.b.c.v1',
        firstSeen: 1_795_226_813_877,
        misses: 2,
        absentSince: 1_795_226_813_900,
        missingSince: null,
      };
      await presences.write('dev', { changed: [presence], forgotten: [] });
      expect(await presences.read('dev')).toEqual([presence]);
      await presences.write('dev', { changed: [], forgotten: ['a.b.c.v1'] });
      expect(await presences.read('dev')).toEqual([]);
    },
  );
});

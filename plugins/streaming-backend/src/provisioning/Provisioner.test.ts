import { ServiceUnavailableError } from '@backstage/errors';
import { TestDatabases } from '@backstage/backend-test-utils';
import { refusal } from '../requests/__testUtils__/FakeCluster';
import { Fault } from '../requests/__testUtils__/FaultPlan';
import {
  answersOf,
  as,
  createWorld,
  migrated,
  requestRig,
  World,
} from '../requests/__testUtils__/requestRig';

jest.setTimeout(60_000);

const topic = 'orders.order.placed.v1';
const running = new AbortController().signal;
const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});
const rigs: Awaited<ReturnType<typeof requestRig>>[] = [];

async function rigOf(options: { world?: World } = {}) {
  const rig = await requestRig(await migrated(databases, 'SQLITE_3'), options);
  rig.worker.start();
  rigs.push(rig);
  return rig;
}

afterEach(async () => {
  await Promise.all(rigs.splice(0).map(rig => rig.worker.stop()));
});

/** Exactly one of everything the request asks for. */
function expectComplete({ cluster, registry, contracts }: World) {
  expect([...cluster.topics.keys()].sort()).toEqual([topic, `${topic}.dlq`]);
  expect(registry.schemas.map(schema => schema.subject)).toEqual([
    `${topic}-value`,
  ]);
  expect(registry.levels.get(`${topic}-value`)).toBe('BACKWARD');
  expect(cluster.rules).toHaveLength(7);
  expect(contracts.list()).toHaveLength(1);
}

function expectNothing({ cluster, registry, contracts }: World) {
  expect([...cluster.topics.keys()]).toEqual([]);
  expect(registry.schemas).toEqual([]);
  expect([...registry.levels.keys()]).toEqual([]);
  expect(cluster.rules).toEqual([]);
  expect(contracts.list()).toEqual([]);
}

/** Outcomes of steps in the audit log, in order; `failure` tells those that were told as one. */
async function auditedSteps(
  { auditor }: Awaited<ReturnType<typeof requestRig>>,
  request: string,
) {
  const { calls, results } = auditor.createEvent.mock;
  const told = calls.map(async ([{ eventId, meta }], at) => {
    const event = await results[at]?.value;
    return eventId === 'provisioning-step' && meta?.request === request
      ? [[meta.step, meta.outcome, event.fail.mock.calls.length > 0]]
      : [];
  });
  return (await Promise.all(told)).flat();
}

describe('provisioning', () => {
  it('creates topics, schema, access rules and contract, in this order', async () => {
    const rig = await rigOf();
    const opened = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const done = await rig.until(opened.id, 'provisioned');
    expect(done.steps.map(step => [step.kind, step.outcome])).toEqual([
      ['topic', 'done'],
      ['topic', 'done'],
      ['schema', 'done'],
      ['access', 'done'],
      ['catalog', 'done'],
    ]);
    expectComplete(rig);
    expect(rig.contracts.list()[0]).toMatchObject({
      cluster: 'local',
      topic,
      owner: 'group:default/checkout',
      deadLetterTopic: `${topic}.dlq`,
      subjects: [{ subject: `${topic}-value`, role: 'value' }],
      contract: { source: 'request', request: opened.id },
    });
    expect(await auditedSteps(rig, opened.id)).toEqual(
      done.steps.map(step => [step.id, 'done', false]),
    );
    expect(rig.published.map(event => event.topic)).toContain('streaming.feed');
    expect(rig.index.refreshNow).toHaveBeenCalledWith('local', {
      topics: [topic],
    });
  });

  it('tries retriable failures again, up to five times', async () => {
    const rig = await rigOf();
    rig.faults.add({
      call: 'registry.register',
      when: 'before',
      error: new ServiceUnavailableError('not now'),
      times: 4,
    });
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const done = await rig.until(id, 'provisioned');
    expect(done.steps.find(step => step.kind === 'schema')?.attempt).toBe(5);
    expectComplete(rig);
  });

  it('removes what it created when the cluster refuses access rules, and succeeds after the fix', async () => {
    const rig = await rigOf();
    rig.faults.add({
      call: 'cluster.createAcls',
      when: 'before',
      error: refusal('CLUSTER_AUTHORIZATION_FAILED'),
    });
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const failed = await rig.until(id, 'failed');
    expectNothing(rig);
    expect(failed.steps.map(step => step.outcome)).toEqual([
      'compensated',
      'compensated',
      'compensated',
      'failed',
      'pending',
    ]);
    const [one, two, three, four] = failed.steps.map(step => step.id);
    expect(await auditedSteps(rig, id)).toEqual([
      [one, 'done', false],
      [two, 'done', false],
      [three, 'done', false],
      [four, 'failed', true],
      [four, 'compensated', false],
      [three, 'compensated', false],
      [two, 'compensated', false],
      [one, 'compensated', false],
    ]);
    const last = failed.events.at(-1);
    expect(last?.text).toMatch(
      new RegExp(
        `^Step access failed for ${id}: .*cluster_authorization_failed`,
      ),
    );
    expect(last?.text).toMatch(/removed; it was empty\. .*then retry\.$/);

    await rig.service.retry(id, as('ada'));
    await rig.until(id, 'provisioned');
    expectComplete(rig);
  });

  it('keeps a topic that was written to meanwhile and says so', async () => {
    const rig = await rigOf();
    rig.cluster.records.set(topic, 2);
    rig.faults.add({
      call: 'registry.register',
      when: 'before',
      error: new Error('the registry refuses'),
    });
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const failed = await rig.until(id, 'failed');
    expect([...rig.cluster.topics.keys()]).toEqual([topic]);
    expect(failed.steps[0]).toMatchObject({
      outcome: 'kept',
      detail: 'kept: holds 2 records',
    });
    await rig.service.retry(id, as('ada'));
    await rig.until(id, 'provisioned');
    expectComplete(rig);
  });

  it('lists what could not be removed, and takes it over on retry', async () => {
    const rig = await rigOf();
    rig.faults.add({
      call: 'registry.register',
      when: 'before',
      error: new Error('the registry refuses'),
    });
    rig.faults.add({
      call: 'cluster.deleteTopics',
      when: 'before',
      error: new Error('the broker refuses'),
      times: 2,
    });
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const failed = await rig.until(id, 'failed');
    expect(failed.steps[0]?.detail).toBe(
      'kept: could not be removed: the broker refuses',
    );
    await rig.service.retry(id, as('ada'));
    const done = await rig.until(id, 'provisioned');
    expect(done.steps[0]).toMatchObject({ outcome: 'done' });
    expectComplete(rig);
  });

  it('registers a schema with what it refers to', async () => {
    const rig = await rigOf();
    const references = [{ name: 'Seal', subject: 'seal', version: 1 }];
    await rig.registry.register('seal', {
      schemaType: 'AVRO',
      schema: '{"type":"fixed","name":"Seal","size":4}',
    });
    const answers = answersOf({
      schema: {
        text: '{"type":"record","name":"Order","fields":[{"name":"seal","type":"Seal"}]}',
        references,
      },
    });
    const { id } = await rig.service.create(
      { answers, submit: true },
      as('ada'),
    );
    await rig.until(id, 'provisioned');
    expect(await rig.registry.latest(`${topic}-value`)).toMatchObject({
      references,
    });
  });

  it('restores the level of a subject that had one', async () => {
    const rig = await rigOf();
    const subject = `${topic}-value`;
    const text = '{"type":"record","name":"Order","fields":[]}';
    await rig.registry.register(subject, { schemaType: 'AVRO', schema: text });
    await rig.registry.setCompatibility(subject, 'NONE');
    rig.faults.add({
      call: 'cluster.createAcls',
      when: 'before',
      error: refusal('CLUSTER_AUTHORIZATION_FAILED'),
    });
    const { schema } = answersOf();
    const { id } = await rig.service.create(
      {
        answers: answersOf({
          schema: schema && { ...schema, compatibility: 'FORWARD' },
        }),
        submit: true,
      },
      as('ada'),
    );
    await rig.until(id, 'failed');
    expect(rig.registry.schemas.map(({ version }) => version)).toEqual([1]);
    expect(rig.registry.levels.get(subject)).toBe('NONE');
  });

  it('records access rules where the cluster keeps none', async () => {
    const rig = await rigOf();
    rig.cluster.keepsAccessRules = false;
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    const done = await rig.until(id, 'provisioned');
    expect(done.steps.find(step => step.kind === 'access')).toMatchObject({
      outcome: 'recorded',
      detail: expect.stringContaining('recorded, not enforced here'),
    });
  });

  it('says that what exists is already as planned, and touches nothing', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: true },
      as('ada'),
    );
    await rig.until(id, 'provisioned');
    const calls = rig.faults.calls.length;
    const request = await rig.store.get(id);
    const copy = { ...request, id: 'REQ-2' };
    const { environment, cluster, title, requester, owner, document } = request;
    await rig.store.create({
      environment,
      cluster,
      topic,
      title,
      requester,
      owner,
      document,
    });
    const waiting = await rig.store.get('REQ-2');
    await rig.store.update(waiting, { state: 'failed' }, []);
    const lease = (await rig.store.claim('test', ['failed'], 'REQ-2'))!;
    expect(await rig.provisioner.provision(copy, lease, running)).toEqual({
      provisioned: true,
    });
    expect((await rig.store.steps('REQ-2')).map(step => step.outcome)).toEqual([
      'already-as-planned',
      'already-as-planned',
      'already-as-planned',
      'already-as-planned',
      'done',
    ]);
    const made = rig.faults.calls.slice(calls);
    expect(made.filter(call => /create|register|set/.test(call))).toEqual([]);
  });

  it('refuses a topic that exists with other settings', async () => {
    const rig = await rigOf();
    const { id } = await rig.service.create(
      { answers: answersOf(), submit: false },
      as('ada'),
    );
    rig.cluster.topics.set(topic, {
      name: topic,
      partitions: 1,
      replicationFactor: 1,
      configs: { 'retention.ms': '1' },
    });
    const request = await rig.store.get(id);
    await rig.store.update(request, { state: 'provisioning' }, []);
    const failed = await rig.until(id, 'failed');
    expect(failed.steps[0]?.detail).toContain(
      'exists on cluster local with other settings: 1 partitions instead of 6, retention.ms 1 instead of 604800000',
    );
    expect(rig.cluster.topics.get(topic)?.partitions).toBe(1);
  });

  describe('property: after a failure anywhere and a retry there is exactly one of everything', () => {
    const calls = [
      'cluster.describeTopics',
      'cluster.createTopics',
      'cluster.describeConfigs',
      'registry.compatibility',
      'registry.lookup',
      'registry.versions',
      'registry.setCompatibility',
      'registry.register',
      'cluster.describeAcls',
      'cluster.createAcls',
      'contracts.record',
    ];
    const faults: Fault[] = calls.flatMap(call =>
      (['before', 'after'] as const).flatMap(when => [
        { call, when, error: refusal('CLUSTER_AUTHORIZATION_FAILED') },
        { call, when, error: new ServiceUnavailableError('gone'), times: 7 },
      ]),
    );

    it.each(faults)('$call fails $when it acts ($error.name)', async fault => {
      const rig = await rigOf();
      const { id } = await rig.service.create(
        { answers: answersOf(), submit: false },
        as('ada'),
      );
      // Past the checks: faults are for the steps.
      const request = await rig.store.get(id);
      rig.faults.add({ ...fault });
      await rig.store.update(request, { state: 'provisioning' }, []);
      rig.worker.wake();
      let ended = await rig.until(id, 'failed', 'provisioned');
      rig.faults.clear();
      if (ended.state === 'failed') {
        await rig.service.retry(id, as('ada'));
        ended = await rig.until(id, 'provisioned');
      }
      expect(ended.state).toBe('provisioned');
      expectComplete(rig);
    });

    it.each(calls)('the backend dies at %s', async call => {
      const database = await migrated(databases, 'SQLITE_3');
      const world = createWorld();
      let now = 1_900_000_000_000;
      const first = await requestRig(database, { world, now: () => now });
      const { id } = await first.service.create(
        { answers: answersOf(), submit: false },
        as('ada'),
      );
      const request = await first.store.get(id);
      await first.store.update(request, { state: 'provisioning' }, []);
      const lease = (await first.store.claim('dead', ['provisioning']))!;
      // Nothing is written after the call: as if the process were gone.
      world.faults.add({ call, when: 'after', error: new Error('killed') });
      const save = first.store.saveStep.bind(first.store);
      let dead = false;
      first.store.saveStep = async (...args) => {
        dead ||= args[1].detail === 'killed';
        if (dead) {
          throw new Error('killed');
        }
        await save(...args);
      };
      await expect(
        first.provisioner.provision(await first.store.get(id), lease, running),
      ).rejects.toThrow('killed');

      now += 60_000;
      const second = await requestRig(database, { world, now: () => now });
      rigs.push(second);
      second.worker.start();
      await second.until(id, 'provisioned');
      expectComplete(second);
    });
  });
});

import { parseNodeId } from '@millrace/backstage-plugin-streaming-common';
import { ActorResolver, LineageIndex } from '.';
import { Application } from '../../catalog';
import {
  FakeSurroundings,
  fakeApplication,
  fakeStatement,
} from '../__testUtils__/fakes';
import { Flow, FlowStatement, toFlowId } from '../flows';

function toFlow(statement: FlowStatement): Flow {
  return { ...statement, id: toFlowId(statement), validFrom: 0 };
}

function createIndex(applications: Application[]) {
  const surroundings = new FakeSurroundings();
  surroundings.applications = applications;
  const index = new LineageIndex({
    resolver: new ActorResolver({
      catalog: surroundings.catalog,
      landscapeOf: () => 'shop',
    }),
    clock: () => 0,
  });
  return { index, surroundings };
}

function lines(index: LineageIndex) {
  const { graph } = index.picture();
  return Array.from({ length: graph.lineCount }, (_, line) =>
    graph
      .recordsOf(line)
      .map(({ from, to, provenance }) => `${from} > ${to} ${provenance}`),
  ).flat();
}

const TOPIC = 'topic:shop-prod/sales.basket.confirmed.v1';
const observed = fakeStatement({
  actor: { clientFamily: 'yard-scan', principal: 'User:yard' },
  attributes: { clientIds: 'yard-scan-1,yard-scan-2' },
});

describe('LineageIndex', () => {
  it('gives history to the application that is bound later', () => {
    const { index, surroundings } = createIndex([]);
    const flows = [toFlow(observed)];
    index.rebuild(flows, []);
    expect(lines(index)).toEqual([
      `${TOPIC} > client:shop-prod/yard-scan@User:yard observed`,
    ]);
    surroundings.applications = [
      fakeApplication('yard-scan', { clientIds: ['yard-scan-*'] }),
    ];
    index.rebuild(flows, []);
    expect(lines(index)).toEqual([
      `${TOPIC} > application:shop/yard-scan observed`,
    ]);
  });

  it('joins rules and groups to the clients seen with that principal or in that group', () => {
    const { index } = createIndex([]);
    const flows = [
      toFlow({ ...observed, actor: { ...observed.actor, group: 'yard' } }),
      toFlow(
        fakeStatement({
          source: 'access rules',
          provenance: 'authorised',
          actor: { principal: 'User:yard' },
          attributes: {},
        }),
      ),
      toFlow(
        fakeStatement({
          source: 'groups',
          actor: { group: 'yard' },
          attributes: { clientIds: '' },
        }),
      ),
    ];
    // In whatever order the store tells them.
    index.rebuild([...flows].reverse(), []);
    const client = 'client:shop-prod/yard-scan@User:yard';
    expect(new Set(lines(index))).toEqual(
      new Set([
        `${TOPIC} > ${client} observed`,
        `${TOPIC} > ${client} authorised`,
      ]),
    );
    expect(index.picture().graph.recordsOf(0)).toHaveLength(3);
  });

  it('lets groups and principals stand alone where nothing was observed', () => {
    const { index } = createIndex([]);
    index.rebuild(
      [
        toFlow(fakeStatement({ actor: { group: 'g' }, attributes: {} })),
        toFlow(
          fakeStatement({ actor: { principal: 'User:x' }, attributes: {} }),
        ),
      ],
      [],
    );
    expect(lines(index)).toEqual([
      `${TOPIC} > group:shop-prod/g observed`,
      `${TOPIC} > client:shop-prod/User:x observed`,
    ]);
  });

  it('binds nobody when two Components claim the same traffic', () => {
    const { index } = createIndex([
      fakeApplication('a', { clientIds: ['yard-*'] }),
      fakeApplication('b', { clientIds: ['yard-*'] }),
    ]);
    index.rebuild([toFlow(observed)], []);
    expect(lines(index)).toEqual([
      `${TOPIC} > client:shop-prod/yard-scan@User:yard observed`,
    ]);
    expect(index.picture().ambiguities[0]?.candidates).toEqual([
      'component:default/a',
      'component:default/b',
    ]);
  });

  it('follows flows that begin and end', () => {
    const { index } = createIndex([]);
    const flow = toFlow(observed);
    expect(index.apply({ set: [flow], ended: [] })).toBe(true);
    expect(index.apply({ set: [flow], ended: [] })).toBe(false);
    expect(lines(index)).toHaveLength(1);
    index.apply({ set: [], ended: [flow] });
    expect(lines(index)).toEqual([]);
    expect(index.picture().graph.indexOf(TOPIC)).toBeUndefined();
  });

  it('draws dead letters and retries apart, and keeps quiet topics', () => {
    const { index } = createIndex([]);
    const write = (topic: string) =>
      toFlow({ ...observed, topic, direction: 'write' });
    index.rebuild(
      [write('a.b'), write('a.b.dlq'), write('a.b.retry-1')],
      [{ cluster: 'shop-prod', name: 'quiet', internal: true }],
    );
    const { graph } = index.picture();
    expect([0, 1, 2].map(line => graph.recordsOf(line)[0]?.kind)).toEqual([
      'writes',
      'dead-letters',
      'retries',
    ]);
    const quiet = graph.indexOf('topic:shop-prod/quiet');
    expect(graph.internal[quiet!]).toBe(1);
    index.setTopics([]);
    expect(
      index.picture().graph.indexOf('topic:shop-prod/quiet'),
    ).toBeUndefined();
  });

  it('takes no new picture of a large graph before the old one has paid', () => {
    let now = 0;
    const surroundings = new FakeSurroundings();
    const index = new LineageIndex({
      resolver: new ActorResolver({
        catalog: surroundings.catalog,
        landscapeOf: () => 'shop',
      }),
      // Each look at the clock takes a millisecond, as if building did.
      clock: () => now++,
    });
    index.rebuild([toFlow(observed)], []);
    const first = index.picture();
    index.apply({ set: [toFlow({ ...observed, topic: 'new' })], ended: [] });
    expect(index.picture()).toBe(first);
    now += 20;
    const names = index.picture().graph.ids.map(id => parseNodeId(id)?.name);
    expect(names).toContain('new');
  });
});

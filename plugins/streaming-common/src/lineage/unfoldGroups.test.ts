import { LineageEdge, LineageGraph, LineageNode } from '../models';
import { unfoldGroups } from '.';

const node = (id: string, downstream: number): LineageNode => ({
  id,
  kind: 'topic',
  title: id,
  entityRef: null,
  owner: null,
  domain: null,
  environment: null,
  cluster: 'c',
  role: null,
  state: 'well',
  marks: [],
  findings: 0,
  depth: { upstream: null, downstream },
  hidden: { upstream: 0, downstream: 0 },
  lag: null,
});

const edge = (id: string, attributes: Record<string, string>): LineageEdge => ({
  id,
  from: 'topic:c/orders',
  to: 'application:l/billing',
  kind: 'reads',
  provenance: 'observed',
  source: 'groups',
  firstSeen: null,
  lastSeen: null,
  freshness: 'live',
  rate: null,
  attributes,
});

it('puts the group between the topic and its application, once', () => {
  const answer: LineageGraph = {
    version: '1',
    roots: ['topic:c/orders'],
    nodes: [node('topic:c/orders', 0), node('application:l/billing', 1)],
    edges: [
      edge('1', { group: 'billing' }),
      edge('2', { group: 'billing' }),
      edge('3', {}),
    ],
    hidden: {
      nodes: 0,
      edges: 0,
      by: { depth: 0, limit: 0, internal: 0, provenance: 0 },
    },
    coverage: [],
  };
  const unfolded = unfoldGroups(answer, id => node(id, 0));
  expect(unfolded.nodes.map(one => [one.id, one.depth.downstream])).toEqual([
    ['topic:c/orders', 0],
    ['application:l/billing', 1],
    ['group:c/billing', 1],
  ]);
  expect(unfolded.edges.map(one => [one.from, one.to, one.kind])).toEqual([
    ['topic:c/orders', 'group:c/billing', 'reads'],
    ['topic:c/orders', 'group:c/billing', 'reads'],
    ['topic:c/orders', 'application:l/billing', 'reads'],
    ['group:c/billing', 'application:l/billing', 'member-of'],
  ]);
});

import {
  DisagreementFacts,
  findDisagreements,
  FlowGraphBuilder,
  LineageRecord,
  parseNodeId,
} from '.';
import { basketNode, basketToInvoice } from './__fixtures__/basketToInvoice';

const NOW = Date.UTC(2031, 5, 12);
const DAY_MS = 24 * 60 * 60_000;

const facts: DisagreementFacts = {
  now: NOW,
  title: id => parseNodeId(id)?.name ?? id,
  owner: id => (id.endsWith('night-report') ? 'group:default/finance' : null),
  role: id => (id.endsWith('.dlq') ? 'dlq' : 'event'),
  coverage: cluster => ({
    cluster,
    producers: 'complete',
    consumers: 'complete',
    reason: null,
  }),
  enforced: () => false,
};

function judge(
  records: LineageRecord[],
  overrides: Partial<DisagreementFacts> = {},
) {
  const builder = new FlowGraphBuilder();
  records.forEach(record => builder.setRecord(record));
  return findDisagreements(builder.build(), { ...facts, ...overrides });
}

const story = () =>
  basketToInvoice().map(record => ({
    ...record,
    firstSeen: NOW - 31 * DAY_MS,
    lastSeen: record.provenance === 'observed' ? NOW - 1_000 : null,
  }));

describe('findDisagreements', () => {
  it('finds the three oddities of the story and nothing else', () => {
    expect(judge(story())).toEqual([
      {
        code: 'undeclared-consumer',
        level: 'warning',
        node: basketNode('night-report'),
        edge: expect.stringContaining(':observed'),
        owner: 'group:default/finance',
        reason:
          'night-report reads sales.basket.confirmed.v1 and nobody declared it; first seen 2031-05-12, last seen 2031-06-11.',
        said: {
          code: 'lineage.undeclaredSince.reads',
          params: {
            actor: 'night-report',
            topic: 'sales.basket.confirmed.v1',
            first: '2031-05-12',
            last: '2031-06-11',
          },
        },
      },
      expect.objectContaining({
        code: 'unused-grant',
        node: basketNode('promo-engine'),
      }),
      expect.objectContaining({
        code: 'produced-never-consumed',
        node: basketNode('finance.invoice.issued.v1'),
      }),
    ]);
  });

  it('calls nothing unused that the cluster cannot show', () => {
    const codes = judge(story(), {
      coverage: cluster => ({
        cluster,
        producers: 'none',
        consumers: 'partial',
        reason: 'No observations.',
      }),
    }).map(finding => finding.code);
    expect(codes).toEqual(['undeclared-consumer']);
  });

  it('names traffic that an enforcing cluster did not grant', () => {
    const codes = judge(story(), { enforced: () => true })
      .filter(finding => finding.node === basketNode('basket-web'))
      .map(finding => finding.code);
    expect(codes).toEqual(['unauthorised-traffic']);
  });

  it('names readers of what nobody writes, half grants and busy strangers', () => {
    const base = story()[0]!;
    const client = 'client:shop-prod/probe@User:ANONYMOUS';
    const codes = judge([
      {
        ...base,
        from: basketNode('yard.gate.opened.v1'),
        to: client,
        kind: 'reads',
        provenance: 'observed',
        lastSeen: NOW,
        rate: { messagesPerSecond: 1, bytesPerSecond: 9, windowMs: 60_000 },
      },
      {
        ...base,
        id: 'half',
        from: basketNode('yard.gate.opened.v1'),
        to: 'client:shop-prod/User:half',
        kind: 'reads',
        provenance: 'authorised',
        firstSeen: NOW,
        attributes: { missing: 'group' },
      },
    ]).map(finding => [finding.code, finding.node]);
    expect(codes).toEqual([
      ['undeclared-consumer', client],
      ['half-grant', 'client:shop-prod/User:half'],
      ['consumed-never-produced', basketNode('yard.gate.opened.v1')],
      ['unbound-client', client],
    ]);
  });
});

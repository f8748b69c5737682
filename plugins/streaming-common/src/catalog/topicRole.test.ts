import { isCatalogued, parentTopic, topicRole } from './topicRole';

describe('topicRole', () => {
  it.each([
    ['orders.order.placed.v1', 'event', undefined],
    ['orders.order.placed.v1.dlq', 'dlq', 'orders.order.placed.v1'],
    ['orders.order.placed.v1.retry-5m', 'retry', 'orders.order.placed.v1'],
    ['orders.order.placed.v1.retry-5m.dlq', 'dlq', 'orders.order.placed.v1'],
    ['eta-counts-changelog', 'changelog', undefined],
    ['eta-by-key-repartition', 'repartition', undefined],
    ['depot.internal', 'internal', undefined],
    ['debug-2', 'debug', undefined],
    ['__consumer_offsets', 'internal', undefined],
    ['prod.orders.order.placed.v1', 'mirror', 'orders.order.placed.v1'],
  ])('%s is %s of %s', (name, role, parent) => {
    const traits = { aliases: ['prod'] };
    expect(topicRole(name, traits)).toBe(role);
    expect(parentTopic(name, traits)).toBe(parent);
  });

  it('sees a table in a compacted topic', () => {
    expect(topicRole('yard.crane.state.v1', { compacted: true })).toBe('table');
  });

  it('leaves what brokers and Connect keep for themselves out of the catalog', () => {
    expect(
      ['__x', '_schemas', 'connect-offsets', 'eu-connect-status'].filter(
        isCatalogued,
      ),
    ).toEqual([]);
    expect(isCatalogued('depot.internal')).toBe(true);
  });
});

import { parseObservation } from './observationRecord';
import { ObservationTally } from './ObservationTally';

/** As a broker writes it: 64-bit values as decimal strings. */
function value(overrides: Record<string, unknown> = {}): Buffer {
  return Buffer.from(
    JSON.stringify({
      kind: 'edge',
      topic: 'yard.gate.opened.v1',
      direction: 'write',
      clientId: 'yard-scan-1',
      principal: 'User:ANONYMOUS',
      host: '127.0.0.1',
      softwareName: 'kafkajs',
      softwareVersion: '2.2.4',
      group: null,
      firstSeen: '1939550400000',
      lastSeen: '1939550460000',
      recordsTotal: '60',
      bytesTotal: '6000',
      recordsPerSecond: 1,
      bytesPerSecond: 100,
      windowMs: 60_000,
      partitions: [],
      partitionCount: 0,
      dropped: '0',
      ...overrides,
    }),
  );
}

describe('parseObservation', () => {
  it('reads edges and leaves everything else out', () => {
    expect(parseObservation(value())).toMatchObject({
      topic: 'yard.gate.opened.v1',
      firstSeen: 1939550400000,
      dropped: 0,
    });
    expect(
      parseObservation(Buffer.from('{"kind":"lag","topic":"t","group":"g"}')),
    ).toBeUndefined();
    expect(parseObservation(Buffer.from('not json'))).toBeUndefined();
    expect(parseObservation(null)).toBeUndefined();
    expect(parseObservation(value({ lastSeen: 'soon' }))).toBeUndefined();
  });
});

describe('ObservationTally', () => {
  const add = (tally: ObservationTally, overrides = {}) =>
    tally.add(parseObservation(value(overrides))!, () => undefined);

  it('makes one flow of forty instances, with the sum of their rates', () => {
    const tally = new ObservationTally('c');
    let flow;
    for (let instance = 1; instance <= 40; instance++) {
      flow = add(tally, { clientId: `yard-scan-${instance}` });
    }
    expect(flow).toMatchObject({
      actor: { clientFamily: 'yard-scan', principal: 'User:ANONYMOUS' },
      rate: { messagesPerSecond: 40, bytesPerSecond: 4000, windowMs: 60_000 },
      attributes: { software: 'kafkajs 2.2.4' },
    });
    expect(flow?.attributes.clientIds?.split(',')).toHaveLength(40);
  });

  it('forgets the rate of an instance that stopped', () => {
    const tally = new ObservationTally('c');
    add(tally, { clientId: 'yard-scan-1' });
    const flow = add(tally, {
      clientId: 'yard-scan-2',
      lastSeen: String(1939550460000 + 180_000),
    });
    expect(flow?.rate?.messagesPerSecond).toBe(1);
  });

  it("does not see the portal's own traffic", () => {
    const tally = new ObservationTally('c');
    expect(add(tally, { clientId: 'millrace-portal' })).toBeUndefined();
    expect(add(tally, { group: '__millrace-lineage-1' })).toBeUndefined();
  });
});

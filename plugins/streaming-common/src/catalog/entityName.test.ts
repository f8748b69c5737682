import { createHash } from 'node:crypto';
import { toAsyncApiName, toEntityName, topicEntityRef } from './entityName';
import { sha256 } from './sha256';

describe('toEntityName', () => {
  it('keeps what the catalog allows', () => {
    expect(toEntityName('dispatch.parcel.shipped.v1')).toBe(
      'dispatch.parcel.shipped.v1',
    );
    expect(toEntityName('legacy_parcels')).toBe('legacy_parcels');
  });

  it('cuts long names and tells them apart', () => {
    const name =
      'operations.depot-automation-controller-telemetry.reading-aggregated.v14';
    expect(toEntityName(name)).toBe(
      'operations.depot-automation-controller-telemetry.readi-364d2098',
    );
    expect(toAsyncApiName(name)).toHaveLength(63);
  });

  it('marks upper case, because references ignore it', () => {
    expect(toEntityName('Legacy_Parcels')).toBe('Legacy_Parcels-02fcd17d');
    expect(topicEntityRef('retail', 'Legacy_Parcels')).toBe(
      'resource:retail/legacy_parcels-02fcd17d',
    );
  });

  it('replaces what subjects may hold and names may not', () => {
    expect(toEntityName(':ctx:a/b')).toMatch(/^ctx-a-b-[0-9a-f]{8}$/);
    expect(toEntityName('...')).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('sha256', () => {
  it('equals the platform on every length around a block', () => {
    for (let length = 0; length < 140; length++) {
      const text = 'é'.repeat(length);
      expect(sha256(text)).toBe(
        createHash('sha256').update(text).digest('hex'),
      );
    }
  });
});

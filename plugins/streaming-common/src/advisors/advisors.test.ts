import {
  estimateStorage,
  formatBytes,
  retentionSaving,
} from './estimateStorage';
import { recommendPartitions } from './recommendPartitions';

const options = { defaultPartitions: 6 };

describe('recommendPartitions', () => {
  it('takes the largest term and says which it was', () => {
    const advice = recommendPartitions(
      {
        messagesPerSecond: 6000,
        averageSizeBytes: 3000,
        messagesPerSecondPerConsumer: 900,
        parallelConsumers: 8,
      },
      options,
    );
    expect(advice.partitions).toBe(14);
    expect(advice.winner).toBe('consumer speed');
    expect(advice.terms.slice(1).map(term => term.partitions)).toEqual([
      2, 14, 8,
    ]);
  });

  it('works from the planned consumers alone', () => {
    expect(
      recommendPartitions({ parallelConsumers: 5 }, options),
    ).toMatchObject({ partitions: 5, winner: 'parallel consumers' });
  });

  it('recommends at least three', () => {
    expect(
      recommendPartitions({ parallelConsumers: 1 }, options),
    ).toMatchObject({ partitions: 3, winner: 'minimum' });
  });

  it('falls back to the default without any input', () => {
    expect(
      recommendPartitions({ messagesPerSecond: null }, options),
    ).toMatchObject({ partitions: 6, winner: 'default' });
  });
});

describe('estimateStorage', () => {
  it('multiplies rate, size, retention, copies and margin', () => {
    const estimate = estimateStorage({
      messagesPerSecond: 25_000,
      averageSizeBytes: 800,
      retentionMs: 3 * 86_400_000,
      replicationFactor: 3,
      consumerGroups: 2,
    });
    expect(estimate.inBytesPerSecond).toBe(20e6);
    expect(estimate.rawBytes).toBeCloseTo(5.184e12);
    expect(estimate.replicatedBytes).toBeCloseTo(15.552e12);
    expect(estimate.withMarginBytes / 1e12).toBeCloseTo(21.773, 3);
    expect(estimate.bandwidthInBytesPerSecond).toBe(60e6);
    expect(estimate.bandwidthOutBytesPerSecond).toBe(40e6);
  });

  it('prices a shorter retention', () => {
    expect(retentionSaving(14, 3)).toBe(79);
    expect(retentionSaving(30, 7)).toBe(77);
    expect(retentionSaving(7, 30)).toBe(0);
  });

  it('writes sizes for people', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(640_000)).toBe('640 kB');
    expect(formatBytes(5.184e12)).toBe('5.18 TB');
  });
});

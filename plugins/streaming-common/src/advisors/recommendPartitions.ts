import { because, Said } from '../sentences';

/** What is known about the load of a topic; null or absent is unknown and skips the terms that need it. */
export interface LoadEstimate {
  /** At the peak. */
  messagesPerSecond?: number | null;
  averageSizeBytes?: number | null;
  messagesPerSecondPerConsumer?: number | null;
  parallelConsumers?: number | null;
}

/** One term of the recommendation; the largest wins. */
export interface PartitionTerm {
  name: 'minimum' | 'throughput' | 'consumer speed' | 'parallel consumers';
  partitions: number;
  reason: string;
  said: Said;
}

/** How many partitions a load asks for, and why. `terms` holds every term that could be computed. */
export interface PartitionAdvice {
  partitions: number;
  winner: PartitionTerm['name'] | 'default';
  reason: string;
  said: Said;
  terms: PartitionTerm[];
}

/** Fewest partitions that are worth recommending. */
const MINIMUM_PARTITIONS = 3;
/** What one partition takes in comfortably, MB/s (10^6 bytes). */
const MEGABYTES_PER_PARTITION = 10;
/** Head room over the measured speed of consumers. */
const CONSUMER_MARGIN = 2;

/**
 * Recommends a number of partitions: the largest of the minimum, what the throughput needs, what the speed of
 * one consumer needs (with a margin), and the planned parallel consumers. Without any input, the default.
 */
export function recommendPartitions(
  load: LoadEstimate,
  options: { defaultPartitions: number; margin?: number },
): PartitionAdvice {
  const terms = termsOf(load, options.margin ?? CONSUMER_MARGIN);
  if (terms.length === 0) {
    return {
      partitions: options.defaultPartitions,
      winner: 'default',
      ...because('derived.partitionsDefault', {
        partitions: options.defaultPartitions,
      }),
      terms,
    };
  }
  terms.unshift({
    name: 'minimum',
    partitions: MINIMUM_PARTITIONS,
    ...because('derived.partitionsMinimum', { minimum: MINIMUM_PARTITIONS }),
  });
  const winner = terms.reduce((best, term) =>
    term.partitions > best.partitions ? term : best,
  );
  return {
    partitions: winner.partitions,
    winner: winner.name,
    reason: winner.reason,
    said: winner.said,
    terms,
  };
}

function termsOf(load: LoadEstimate, margin: number): PartitionTerm[] {
  const rate = load.messagesPerSecond ?? 0;
  const size = load.averageSizeBytes ?? 0;
  const speed = load.messagesPerSecondPerConsumer ?? 0;
  const consumers = load.parallelConsumers ?? 0;
  const terms: PartitionTerm[] = [];
  if (rate > 0 && size > 0) {
    const megabytes = (rate * size) / 1e6;
    terms.push({
      name: 'throughput',
      partitions: Math.ceil(megabytes / MEGABYTES_PER_PARTITION),
      ...because('derived.partitionsThroughput', {
        megabytes: round(megabytes),
        each: MEGABYTES_PER_PARTITION,
      }),
    });
  }
  if (rate > 0 && speed > 0) {
    terms.push({
      name: 'consumer speed',
      partitions: Math.ceil(rate / speed) * margin,
      ...because('derived.partitionsSpeed', {
        rate: round(rate),
        speed: round(speed),
        margin,
      }),
    });
  }
  if (consumers > 0) {
    terms.push({
      name: 'parallel consumers',
      partitions: consumers,
      ...because('derived.partitionsConsumers', { consumers }),
    });
  }
  return terms;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

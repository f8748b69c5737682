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
}

/** How many partitions a load asks for, and why. `terms` holds every term that could be computed. */
export interface PartitionAdvice {
  partitions: number;
  winner: PartitionTerm['name'] | 'default';
  reason: string;
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
      reason: `${options.defaultPartitions} partitions, the default; tell the expected load for a number of your own`,
      terms,
    };
  }
  terms.unshift({
    name: 'minimum',
    partitions: MINIMUM_PARTITIONS,
    reason: `at least ${MINIMUM_PARTITIONS}, to leave room for growth`,
  });
  const winner = terms.reduce((best, term) =>
    term.partitions > best.partitions ? term : best,
  );
  return {
    partitions: winner.partitions,
    winner: winner.name,
    reason: winner.reason,
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
      reason: `throughput: ${round(
        megabytes,
      )} MB/s at ${MEGABYTES_PER_PARTITION} MB/s per partition`,
    });
  }
  if (rate > 0 && speed > 0) {
    terms.push({
      name: 'consumer speed',
      partitions: Math.ceil(rate / speed) * margin,
      reason: `consumer speed: ${round(rate)} messages/s at ${round(
        speed,
      )} messages/s per consumer, times ${margin}`,
    });
  }
  if (consumers > 0) {
    terms.push({
      name: 'parallel consumers',
      partitions: consumers,
      reason: `parallel consumers: ${consumers} are planned and each needs a partition`,
    });
  }
  return terms;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

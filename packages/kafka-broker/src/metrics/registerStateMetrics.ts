import { performance } from 'node:perf_hooks';
import type { BrokerState } from '../BrokerState';
import type { GaugeSample, Metrics } from './Metrics';

const MS_PER_SECOND = 1_000;

/**
 * Registers what can be read off the broker's state whenever somebody asks.
 *
 * @param state - undefined while the broker does not run; the gauges have no values then.
 * @internal
 */
export function registerStateMetrics(
  metrics: Metrics,
  state: () => BrokerState | undefined,
): void {
  const gauge = (
    name: string,
    help: string,
    read: (running: BrokerState) => GaugeSample[],
  ) =>
    metrics.gauge(`millrace_broker_${name}`, help, () => {
      const running = state();
      return running ? read(running) : [];
    });

  gauge('topics', 'Topics.', ({ topics }) => [{ value: topics.list().length }]);
  gauge('partitions', 'Partitions of all topics.', ({ topics }) => [
    { value: topics.partitionCount },
  ]);
  gauge('log_bytes', 'Bytes of all segments.', ({ topics, logs }) => [
    {
      value: topics
        .list()
        .reduce((sum, topic) => sum + logs.topicBytes(topic.id), 0),
    },
  ]);
  gauge(
    'impaired_partitions',
    'Partitions that take no writes or hold unreadable data.',
    ({ logs }) => [{ value: logs.impairedPartitions().length }],
  );
  gauge('log_flushes', 'Flushes since the start.', ({ logs }) => [
    { value: logs.statistics.flushes },
  ]);
  gauge(
    'log_flush_seconds',
    'Time spent in flushes since the start.',
    ({ logs }) => [{ value: logs.statistics.flushMs / MS_PER_SECOND }],
  );
  gauge(
    'log_flushed_batches',
    'Batches made durable by the flushes since the start.',
    ({ logs }) => [{ value: logs.statistics.flushedBatches }],
  );
  gauge(
    'recovery_seconds',
    'Time the last start took to open all partitions.',
    ({ logs }) => [{ value: logs.statistics.recoveryMs / MS_PER_SECOND }],
  );
  gauge('journal_bytes', 'Journal since its last snapshot.', ({ journal }) => [
    { value: journal.sizeBytes },
  ]);
  gauge('groups', 'Consumer groups by state.', ({ groups }) =>
    countByState(groups.list()),
  );
  const eventLoop = performance.eventLoopUtilization();
  metrics.gauge(
    'millrace_broker_event_loop_utilization',
    'Share of the time since the start in which the event loop was busy.',
    () => [{ value: performance.eventLoopUtilization(eventLoop).utilization }],
  );
  metrics.gauge(
    'process_resident_memory_bytes',
    'Resident memory of the process.',
    () => [{ value: process.memoryUsage.rss() }],
  );
}

function countByState(groups: readonly { state: string }[]): GaugeSample[] {
  const counts = new Map<string, number>();
  for (const { state } of groups) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, value]) => ({ value, labels: { state } }));
}

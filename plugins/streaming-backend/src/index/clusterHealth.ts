import { Cluster } from '@millrace/backstage-plugin-streaming-common';
import { TopicSnapshot } from './MetadataIndex';

/** What the last passes over a cluster brought. */
export interface HealthEvidence {
  id: string;
  /** Why there is nothing to connect to yet, or why the last listing failed; null after a good one. */
  failure: string | null;
  /** Since when it failed, epoch milliseconds. */
  failingSince: number | null;
  /** Whether there ever was a good listing. */
  known: boolean;
  brokers: number | null;
  controllerId: number | null;
  topics: readonly TopicSnapshot[];
}

/** *Healthy now?* in one word and one sentence; the sentence is null when all is well. */
export function clusterHealth(
  evidence: HealthEvidence,
): Pick<Cluster, 'state' | 'reason'> {
  const { id, failure, failingSince, known, topics } = evidence;
  if (failure !== null) {
    const since =
      failingSince === null
        ? ''
        : ` since ${new Date(failingSince).toISOString().slice(11, 16)} UTC`;
    const shown = known
      ? ` ${count(
          topics.length,
          'topic is',
          'topics are',
        )} shown as last seen; none is removed.`
      : '';
    return {
      state: 'unavailable',
      reason: `Cluster "${id}" has not answered${since} (${failure}).${shown}`,
    };
  }
  if (!known) {
    return {
      state: 'unknown',
      reason: `Nothing is known yet about "${id}": the first pass is under way.`,
    };
  }
  const partitions = topics.flatMap(topic => topic.partitions ?? []);
  const offline = partitions.filter(row => row.leader === null).length;
  const behind = partitions.filter(
    row => row.inSync.length < row.replicas.length,
  ).length;
  const problems = [
    ...(evidence.brokers === 0 ? ['no broker is up'] : []),
    ...(evidence.controllerId === null ? ['there is no controller'] : []),
    ...(offline > 0
      ? [`${count(offline, 'partition has', 'partitions have')} no leader`]
      : []),
    ...(behind > 0
      ? [`${count(behind, 'partition is', 'partitions are')} under-replicated`]
      : []),
  ];
  return problems.length === 0
    ? { state: 'healthy', reason: null }
    : { state: 'degraded', reason: `${problems.join('; ')}.` };
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

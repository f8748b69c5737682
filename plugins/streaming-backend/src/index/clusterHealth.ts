import {
  Cluster,
  listed,
  Said,
  SaidValue,
  say,
  toSaid,
} from '@millrace/backstage-plugin-streaming-common';
import { TopicSnapshot } from './MetadataIndex';

/** What the last passes over a cluster brought. */
export interface HealthEvidence {
  id: string;
  /** Why there is nothing to connect to yet, or why the last listing failed; null after a good one. */
  failure: SaidValue | null;
  /** Since when it failed, epoch milliseconds. */
  failingSince: number | null;
  /** Whether there ever was a good listing. */
  known: boolean;
  brokers: number | null;
  controllerId: number | null;
  topics: readonly TopicSnapshot[];
}

/** *Healthy now?* in one word and one sentence; the sentence is null when all is well. */
export function clusterHealth(evidence: HealthEvidence): {
  state: Cluster['state'];
  reason: Said | null;
} {
  const { id: cluster, failure, failingSince, known, topics } = evidence;
  if (failure !== null) {
    const silence =
      failingSince === null
        ? say('cluster.unanswered', { cluster, failure })
        : say('cluster.unansweredSince', {
            cluster,
            failure,
            time: new Date(failingSince).toISOString().slice(11, 16),
          });
    const shown = known ? [say('cluster.shown', { count: topics.length })] : [];
    return {
      state: 'unavailable',
      reason: toSaid(listed([silence, ...shown], 'space')),
    };
  }
  if (!known) {
    return { state: 'unknown', reason: say('cluster.unknown', { cluster }) };
  }
  const partitions = topics.flatMap(topic => topic.partitions ?? []);
  const offline = partitions.filter(row => row.leader === null).length;
  const behind = partitions.filter(
    row => row.inSync.length < row.replicas.length,
  ).length;
  const problems = [
    ...(evidence.brokers === 0 ? [say('cluster.noBroker')] : []),
    ...(evidence.controllerId === null ? [say('cluster.noController')] : []),
    ...(offline > 0 ? [say('cluster.offline', { count: offline })] : []),
    ...(behind > 0 ? [say('cluster.behind', { count: behind })] : []),
  ];
  return problems.length === 0
    ? { state: 'healthy', reason: null }
    : {
        state: 'degraded',
        reason: say('stopped', { sentence: listed(problems, 'semicolon') }),
      };
}

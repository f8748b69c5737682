import { inEnglish, say } from '@millrace/backstage-plugin-streaming-common';
import { clusterHealth, HealthEvidence } from './clusterHealth';
import { PartitionSnapshot, TopicSnapshot } from './MetadataIndex';

const well: HealthEvidence = {
  id: 'kafka',
  failure: null,
  failingSince: null,
  known: true,
  brokers: 3,
  controllerId: 1,
  topics: [],
};

function health(evidence: Partial<HealthEvidence>) {
  const { state, reason } = clusterHealth({ ...well, ...evidence });
  return [state, reason && inEnglish(reason)];
}

function topic(partition: Partial<PartitionSnapshot>): TopicSnapshot {
  const whole = { leader: 1, replicas: [1], inSync: [1], error: null };
  return {
    cluster: 'kafka',
    name: 'orders',
    partitions: [{ partition: 0, start: 0n, end: 0n, ...whole, ...partition }],
    configs: null,
    firstSeen: 0,
    missingSince: null,
    observedAt: 0,
    error: null,
  };
}

describe('clusterHealth', () => {
  it('has nothing to say of a cluster that is well', () => {
    expect(health({})).toEqual(['healthy', null]);
  });

  it('tells why a cluster is silent, since when, and what is shown meanwhile', () => {
    const failure = say('cluster.failure', {
      what: say('cluster.doing.connecting'),
      reason: 'ECONNREFUSED',
    });
    expect(health({ failure, known: false })).toEqual([
      'unavailable',
      'Cluster "kafka" has not answered (connecting: ECONNREFUSED).',
    ]);
    expect(
      health({ failure, failingSince: Date.UTC(2030, 0, 1, 10, 5) }),
    ).toEqual([
      'unavailable',
      'Cluster "kafka" has not answered since 10:05 UTC (connecting: ECONNREFUSED). 0 topics are shown as last seen; none is removed.',
    ]);
  });

  it('waits for the first pass', () => {
    expect(health({ known: false })).toEqual([
      'unknown',
      'Nothing is known yet about "kafka": the first pass is under way.',
    ]);
  });

  it('names every lack of a cluster that answers', () => {
    expect(
      health({
        controllerId: null,
        topics: [topic({ leader: null }), topic({ replicas: [1, 2] })],
      }),
    ).toEqual([
      'degraded',
      'there is no controller; 1 partition has no leader; 1 partition is under-replicated.',
    ]);
  });
});

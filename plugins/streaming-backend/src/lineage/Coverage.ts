import { LineageCoverage } from '@millrace/backstage-plugin-streaming-common';
import { ClusterDefinition } from '../clusters';

/** What an observation feed can say about itself. */
export type FeedStatus =
  | { state: 'reading'; gap: string | null }
  | { state: 'waiting'; reason: string };

/** What can be known about a cluster's readers and writers: a verdict of silence needs complete coverage. */
export class Coverage {
  readonly #feeds = new Map<string, FeedStatus>();

  report(cluster: string, status: FeedStatus): void {
    this.#feeds.set(cluster, status);
  }

  of(cluster: ClusterDefinition): LineageCoverage {
    if (cluster.observationsTopic === null) {
      return {
        cluster: cluster.id,
        producers: 'none',
        consumers: 'partial',
        reason: `Producers, and readers without a consumer group, are not observable on "${cluster.id}".`,
      };
    }
    const status = this.#feeds.get(cluster.id);
    if (status?.state === 'reading' && status.gap === null) {
      return {
        cluster: cluster.id,
        producers: 'complete',
        consumers: 'complete',
        reason: null,
      };
    }
    const reason =
      status?.state === 'reading'
        ? status.gap
        : status?.reason ??
          `The observations of "${cluster.id}" are being read.`;
    return {
      cluster: cluster.id,
      producers: 'partial',
      consumers: 'partial',
      reason,
    };
  }
}

import {
  toLineageEdge,
  topicNodeId,
} from '@millrace/backstage-plugin-streaming-common';
import { ObservedTraffic, ObservedWriter } from '../topics/ObservedTraffic';
import { LineageIndex } from './graph';

/** Who was observed writing to a topic, for the topic's page and as evidence of ownership. */
export class ObservedWriters implements ObservedTraffic {
  readonly #lineage: LineageIndex;
  readonly #now: () => number;

  constructor(options: { lineage: LineageIndex; now: () => number }) {
    this.#lineage = options.lineage;
    this.#now = options.now;
  }

  writersOf(cluster: string, topic: string): readonly ObservedWriter[] {
    const { graph } = this.#lineage.picture();
    const node = graph.indexOf(topicNodeId(cluster, topic));
    if (node === undefined) {
      return [];
    }
    const { offsets, lines } = graph.upstream;
    return [...lines.subarray(offsets[node], offsets[node + 1])]
      .flatMap(line => graph.recordsOf(line))
      .filter(record => record.source === 'observations')
      .map(record => {
        const { attributes, lastSeen, rate } = toLineageEdge(
          record,
          this.#now(),
        );
        return {
          // Instances of one program: the first stands for all of them.
          clientId: attributes.clientIds?.split(',')[0] || null,
          principal: attributes.principal ?? null,
          lastSeen,
          messagesPerSecond: rate?.messagesPerSecond ?? null,
        };
      });
  }
}

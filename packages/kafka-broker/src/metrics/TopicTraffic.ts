import type { Transfer } from '../handlers/Transfer';
import type { Metrics } from './Metrics';

/** Topics with counters of their own; the traffic of further ones is counted together. */
const MAX_TOPICS = 500;
const OTHER = '_other';

interface TrafficCounters {
  readonly records: { add(amount: number): void };
  readonly bytes: { add(amount: number): void };
}

/**
 * Counts records and bytes by topic and direction.
 *
 * @internal
 */
export class TopicTraffic {
  readonly #metrics: Metrics;
  readonly #topics = new Map<
    string,
    Record<Transfer['direction'], TrafficCounters>
  >();

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** Cheap enough for the path of the records. */
  observe({ topic, direction, records, bytes }: Transfer): void {
    const counters = this.#countersOf(topic)[direction];
    counters.records.add(records);
    counters.bytes.add(bytes);
  }

  #countersOf(topic: string): Record<Transfer['direction'], TrafficCounters> {
    const known = this.#topics.get(topic);
    if (known) return known;
    if (this.#topics.size >= MAX_TOPICS && topic !== OTHER) {
      return this.#countersOf(OTHER);
    }
    const made = {
      write: this.#make(topic, 'in'),
      read: this.#make(topic, 'out'),
    };
    this.#topics.set(topic, made);
    return made;
  }

  #make(topic: string, way: 'in' | 'out'): TrafficCounters {
    return {
      records: this.#metrics
        .counter(
          `millrace_broker_records_${way}_total`,
          `Records ${way === 'in' ? 'stored' : 'sent to readers'}, by topic.`,
        )
        .labelled({ topic }),
      bytes: this.#metrics
        .counter(
          `millrace_broker_bytes_${way}_total`,
          `Bytes of record batches ${
            way === 'in' ? 'stored' : 'sent to readers'
          }, by topic.`,
        )
        .labelled({ topic }),
    };
  }
}

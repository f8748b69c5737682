import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { STREAMING_FEED_EVENT } from '@millrace/backstage-plugin-streaming-common';
import { Clusters } from '../clusters';
import { messageOf } from '../lib/messageOf';

/** Changes come in bursts (a topic, its settings, its schema); short enough not to be felt. */
const SETTLE_MS = 200;

/** Tells the catalog that a landscape changed, once per burst. */
export class FeedNotifier {
  readonly #clusters: Clusters;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #due = new Map<string, NodeJS.Timeout>();

  constructor(options: {
    clusters: Clusters;
    events: EventsService;
    logger: LoggerService;
  }) {
    this.#clusters = options.clusters;
    this.#events = options.events;
    this.#logger = options.logger;
  }

  clusterChanged(clusterId: string): void {
    this.#schedule(this.#clusters.get(clusterId).landscape);
  }

  /** For changes that may concern everything, such as owners. */
  everythingChanged(): void {
    const landscapes = this.#clusters.list().map(one => one.landscape);
    new Set(landscapes).forEach(landscape => this.#schedule(landscape));
  }

  stop(): void {
    this.#due.forEach(timer => clearTimeout(timer));
    this.#due.clear();
  }

  #schedule(landscape: string): void {
    if (this.#due.has(landscape)) {
      return;
    }
    const timer = setTimeout(async () => {
      this.#due.delete(landscape);
      try {
        await this.#events.publish({
          topic: STREAMING_FEED_EVENT,
          eventPayload: { landscape },
        });
      } catch (error) {
        // The catalog also asks by itself, only later.
        this.#logger.debug(`Feed event was not sent: ${messageOf(error)}`);
      }
    }, SETTLE_MS);
    timer.unref();
    this.#due.set(landscape, timer);
  }
}

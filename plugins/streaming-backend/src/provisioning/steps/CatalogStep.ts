import { EventsService } from '@backstage/plugin-events-node';
import {
  ChangeItem,
  say,
  STREAMING_FEED_EVENT,
} from '@millrace/backstage-plugin-streaming-common';
import { MetadataIndex } from '../../index/MetadataIndex';
import { ContractStore, StoredContract } from '../../ownership';
import { StoredRequest } from '../../requests/store';
import {
  CompensationResult,
  StepResult,
  StepRunner,
  StepScope,
} from '../StepRunner';

type EntityItem = Extract<ChangeItem, { kind: 'catalogEntity' }>;

/** Records the contract of the topic and tells the catalog to read the feed. */
export class CatalogStep implements StepRunner {
  readonly #contracts: ContractStore;
  readonly #events: EventsService;
  readonly #index: Pick<MetadataIndex, 'cluster' | 'refreshNow'>;

  constructor(options: {
    contracts: ContractStore;
    events: EventsService;
    index: Pick<MetadataIndex, 'cluster' | 'refreshNow'>;
  }) {
    this.#contracts = options.contracts;
    this.#events = options.events;
    this.#index = options.index;
  }

  async run(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<StepResult> {
    const item = entityOf(items);
    const contract = contractOf(item, scope);
    const recorded = this.#contracts.get(scope.clusterId, item.topic);
    const same = recorded?.contract.request === contract.contract.request;
    if (!same) {
      await scope.remember({ replaced: Boolean(recorded) });
    }
    await this.#contracts.record(contract);
    await this.#publish(scope.clusterId);
    return same && scope.created === null
      ? { outcome: 'already-as-planned', detail: say('step.contractExists') }
      : {
          outcome: 'done',
          detail: say('step.contractRecorded', { owner: contract.owner }),
        };
  }

  async compensate(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<CompensationResult> {
    const item = entityOf(items);
    await this.#contracts.remove(scope.clusterId, item.topic);
    await scope.remember(null);
    await this.#publish(scope.clusterId);
    return { outcome: 'compensated', detail: say('step.contractWithdrawn') };
  }

  async #publish(clusterId: string): Promise<void> {
    const { landscape } = this.#index.cluster(clusterId).cluster;
    await this.#events.publish({
      topic: STREAMING_FEED_EVENT,
      eventPayload: { landscape },
    });
  }
}

function entityOf(items: readonly ChangeItem[]): EntityItem {
  const [item] = items;
  if (item?.kind !== 'catalogEntity') {
    throw new Error('A catalog step needs exactly one entity');
  }
  return item;
}

/** What the request promises about its topic. */
function contractOf(item: EntityItem, scope: StepScope): StoredContract {
  const { id, document }: StoredRequest = scope.request;
  const { answers, items } = document;
  const topics = items.filter(one => one.kind === 'topic');
  return {
    cluster: scope.clusterId,
    topic: item.topic,
    owner: item.owner,
    contract: {
      description: answers.description.trim() || null,
      key: answers.key,
      criticality: answers.criticality,
      retentionCategory: answers.retentionCategory,
      classification: answers.classification,
      consumers: answers.consumers,
      producers: answers.producers,
      source: 'request',
      request: id,
    },
    subjects: items.flatMap(one =>
      one.kind === 'subject' ? [{ subject: one.subject, role: one.role }] : [],
    ),
    configs: topics.find(topic => topic.role === 'main')?.configs ?? {},
    deadLetterTopic: topics.find(topic => topic.role === 'dlq')?.name ?? null,
  };
}

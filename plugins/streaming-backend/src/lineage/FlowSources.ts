import { topicApiRef } from '@millrace/backstage-plugin-streaming-common';
import { CatalogSnapshot } from '../catalog';
import { ClusterDefinition, Clusters } from '../clusters';
import { MetadataIndex } from '../index/MetadataIndex';
import { ContractStore, StoredContract } from '../ownership';
import {
  flowsOfAccessRules,
  flowsOfApplications,
  flowsOfContracts,
  flowsOfGroup,
} from './collectors';
import { FlowLedger, FlowStatement, FlowStore, toFlowId } from './flows';

/** An unchanged sighting is told to the store at most this often; the index reads groups every few seconds. */
const GROUP_NEWS_MS = 60_000;

export interface FlowSourcesOptions {
  ledger: FlowLedger;
  store: FlowStore;
  clusters: Pick<Clusters, 'list'>;
  index: MetadataIndex;
  catalog: CatalogSnapshot;
  contracts: ContractStore;
  /** Whether a cluster refuses what its access rules do not grant. */
  enforced: (cluster: string) => boolean;
}

/** Brings the ledger up to date with what the portal knows already: groups, access rules, catalog and contracts. */
export class FlowSources {
  readonly #options: FlowSourcesOptions;
  #contracts: readonly StoredContract[] | undefined;

  constructor(options: FlowSourcesOptions) {
    this.#options = options;
  }

  async readGroups(cluster: string): Promise<void> {
    const { index, ledger, store } = this.#options;
    for (const group of index.groups(cluster)) {
      const idOf = (topic: string) =>
        toFlowId({
          source: 'groups',
          cluster,
          topic,
          direction: 'read',
          actor: { group: group.groupId },
        });
      const ended = new Map<string, FlowStatement['attributes'] | undefined>();
      for (const topic of new Set(group.partitions.map(one => one.topic))) {
        if (!ledger.get(idOf(topic))) {
          // Commits that did not move since the flow ended do not make it begin again.
          ended.set(topic, await store.lastAttributes(idOf(topic)));
        }
      }
      const sightings = flowsOfGroup(
        group,
        ({ topic }) => ledger.get(idOf(topic))?.attributes ?? ended.get(topic),
      );
      await ledger.sight(sightings.filter(sighting => this.#isNews(sighting)));
    }
  }

  async readAccessRules(cluster: string): Promise<void> {
    const { index, ledger, enforced } = this.#options;
    const { rules, observedAt, error } = index.acls(cluster);
    if (observedAt === null || error !== null) {
      return;
    }
    await ledger.replace(
      { source: 'access rules', cluster },
      flowsOfAccessRules({
        cluster,
        rules: rules ?? [],
        topics: index.topics(cluster).map(topic => topic.name),
        enforced: enforced(cluster),
      }),
    );
  }

  async readCatalog(cluster: ClusterDefinition): Promise<void> {
    const { catalog, index, ledger } = this.#options;
    if (catalog.refreshedAt === null) {
      return;
    }
    await ledger.replace(
      { source: 'catalog', cluster: cluster.id },
      flowsOfApplications({
        cluster: cluster.id,
        environment: cluster.environment,
        applications: catalog.applications(),
        topics: index.topics(cluster.id).map(({ name }) => ({
          name,
          apiRef: topicApiRef(cluster.landscape, name),
        })),
      }),
    );
  }

  /** Cheap while no contract changed, so that it may be asked often. */
  async readContracts(): Promise<void> {
    const { clusters, contracts, ledger } = this.#options;
    const now = contracts.list();
    const before = this.#contracts;
    if (
      before?.length === now.length &&
      now.every((contract, at) => contract === before[at])
    ) {
      return;
    }
    for (const { id } of clusters.list()) {
      await ledger.replace(
        { source: 'contracts', cluster: id },
        flowsOfContracts(id, now),
      );
    }
    this.#contracts = [...now];
  }

  #isNews(sighting: FlowStatement): boolean {
    const known = this.#options.ledger.get(toFlowId(sighting));
    return (
      !known ||
      known.attributes.clientIds !== sighting.attributes.clientIds ||
      (sighting.lastSeen ?? 0) - (known.lastSeen ?? 0) > GROUP_NEWS_MS
    );
  }
}

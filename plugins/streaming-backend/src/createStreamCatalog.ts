import {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { PermissionRuleset } from '@backstage/plugin-permission-node';
import { Knex } from 'knex';
import { CatalogSnapshot, PollingCatalogSnapshot } from './catalog';
import {
  Clusters,
  DefaultClusters,
  ProvidedClusters,
  readClusters,
} from './clusters';
import { readStreamCatalogConfig } from './config';
import { FeedNotifier } from './feed';
import {
  DatabasePresenceStore,
  DefaultMetadataIndex,
  MetadataIndex,
} from './index/index';
import { messageOf } from './lib/messageOf';
import {
  ClaimDesk,
  ContractStore,
  DatabaseClaimStore,
  DatabaseContractStore,
  DefaultOwnership,
  Ownership,
  OwnershipFiles,
} from './ownership';
import { readSchemaLint } from './selfService';
import {
  DefaultSubjectBindings,
  SubjectBindings,
  SubjectReader,
} from './subjects';
import {
  AuthorizedStreamCatalog,
  createTopicHandlers,
  DefaultStreamCatalog,
  ObservedTraffic,
  TopicReader,
  TopicResource,
} from './topics';

/** How soon files and what other instances stored are noticed. */
const RELOAD_MS = 5_000;

/** Services of the backend, and what other areas lend. */
export interface StreamCatalogOptions {
  config: Config;
  /** Migrated. */
  database: Knex;
  logger: LoggerService;
  catalog: CatalogService;
  auth: AuthService;
  events: EventsService;
  permissions: PermissionsService;
  auditor: AuditorService;
  userInfo: UserInfoService;
  /** Clusters that modules brought. */
  provided: ProvidedClusters;
  /** Rules about topics, from the permissions registry. */
  topicRules: PermissionRuleset<TopicResource>;
  /** Epoch milliseconds. Default: the system clock. */
  now?: () => number;
}

/** Clusters, their index, owners, contracts and what is read of the catalog: the ground of every other area. */
export interface StreamCatalogArea {
  clusters: Clusters;
  index: MetadataIndex;
  catalog: CatalogSnapshot;
  contracts: ContractStore;
  ownership: Ownership;
  bindings: SubjectBindings;
  handlers: ReturnType<typeof createTopicHandlers>;
  /** For the permissions registry: topics by `<cluster>/<topic>`. */
  topicResources(refs: string[]): Promise<(TopicResource | undefined)[]>;
  /** Lends what lineage saw; until then nobody is known to have been observed. */
  observe(traffic: ObservedTraffic): void;
  /** Begins to poll clusters, catalog and files. */
  start(): void;
  stop(): Promise<void>;
}

/**
 * Puts the area together and reads the stores; nothing is polled before `start`.
 *
 * @throws InputError for configuration that cannot be read
 */
export async function createStreamCatalog(
  options: StreamCatalogOptions,
): Promise<StreamCatalogArea> {
  const { config, database, logger, events } = options;
  const now = options.now ?? Date.now;
  const settings = readStreamCatalogConfig(config);
  const clusters = new DefaultClusters({
    definitions: readClusters(config),
    provided: options.provided,
    logger,
  });
  const index = new DefaultMetadataIndex({
    clusters,
    store: new DatabasePresenceStore(database),
    logger,
    settings: settings.index,
    now,
  });
  const catalog = new PollingCatalogSnapshot({
    catalog: options.catalog,
    auth: options.auth,
    logger,
    environmentOf: id =>
      clusters.list().find(cluster => cluster.id === id)?.environment,
  });
  const files = new OwnershipFiles({ ...settings.files, logger });
  const contracts = new DatabaseContractStore(database);
  const claims = new DatabaseClaimStore(database);
  const bindings = new DefaultSubjectBindings({ index, contracts, files });
  const ownership = new DefaultOwnership({
    claims,
    contracts,
    files,
    catalog,
    bindings,
    aliases: () => clusters.list().map(cluster => cluster.id),
  });
  let observed: ObservedTraffic = { writersOf: () => [] };
  const topics = new TopicReader({
    clusters,
    index,
    catalog,
    contracts,
    files,
    ownership,
    bindings,
    traffic: {
      writersOf: (cluster, topic) => observed.writersOf(cluster, topic),
    },
    now,
  });
  const notifier = new FeedNotifier({ clusters, events, logger });
  const streams = new DefaultStreamCatalog({
    clusters,
    index,
    topics,
    catalog,
    ownership,
    bindings,
    now,
    subjects: new SubjectReader({
      clusters,
      index,
      catalog,
      contracts,
      ownership,
      bindings,
      lint: readSchemaLint(config),
      now,
    }),
    ready: () => catalog.refreshedAt !== null,
    claims: new ClaimDesk({
      claims,
      ownership,
      catalog,
      now,
      onClaim: cluster => notifier.clusterChanged(cluster),
    }),
  });

  const load = () =>
    Promise.all([files.load(), contracts.load(), claims.load()]);
  await load();

  let timer: NodeJS.Timeout | undefined;
  const stops = [
    catalog.subscribe(() => notifier.everythingChanged()),
    index.subscribe(({ cluster, kinds }) => {
      if (kinds.includes('topics') || kinds.includes('subjects')) {
        notifier.clusterChanged(cluster);
      }
    }),
  ];
  return {
    clusters,
    index,
    catalog,
    contracts,
    ownership,
    bindings,
    handlers: createTopicHandlers(
      new AuthorizedStreamCatalog({
        catalog: streams,
        permissions: options.permissions,
        auditor: options.auditor,
        userInfo: options.userInfo,
        rules: options.topicRules,
        groups: catalog,
      }),
    ),
    topicResources: async refs => refs.map(ref => streams.resource(ref)),
    observe: traffic => {
      observed = traffic;
    },
    start: () => {
      index.start();
      catalog.start();
      timer = setInterval(
        () =>
          load().catch(error =>
            logger.warn(`Stored owners were not read: ${messageOf(error)}`),
          ),
        RELOAD_MS,
      );
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      stops.forEach(stop => stop());
      notifier.stop();
      index.stop();
      catalog.stop();
      await clusters.close();
    },
  };
}

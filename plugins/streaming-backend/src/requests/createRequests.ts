import {
  AuditorService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { PermissionRuleset } from '@backstage/plugin-permission-node';
import {
  streamingRequestApprovePermission,
  streamingRequestReadPermission,
  streamingRequestUpdatePermission,
} from '@millrace/backstage-plugin-streaming-common';
import { Knex } from 'knex';
import { CatalogSnapshot } from '../catalog';
import { Clusters } from '../clusters';
import { MetadataIndex } from '../index/MetadataIndex';
import { ContractStore, Ownership } from '../ownership';
import {
  AccessStep,
  CatalogStep,
  Provisioner,
  SchemaStep,
  TopicStep,
} from '../provisioning';
import {
  Callers,
  Planner,
  readSelfServiceSettings,
  RuleFiles,
} from '../selfService';
import { SubjectBindings } from '../subjects';
import { TopicResource, TopicSights } from '../topics';
import { AuthorizedRequestsService } from './AuthorizedRequestsService';
import { DefaultRequestsService } from './DefaultRequestsService';
import { scheduleExpiry } from './expireRequests';
import {
  requestResourceRef,
  requestRules,
} from './permissions/requestPermissions';
import { RequestsService } from './RequestsService';
import { RequestTransitions } from './RequestTransitions';
import { RequestWorker } from './RequestWorker';
import { DatabaseRequestStore } from './store';
import { candidatesOf } from './store/rows';

/** What the area of requests needs from the rest of the plugin. */
export interface RequestsOptions {
  config: RootConfigService;
  logger: LoggerService;
  /** Migrated. */
  database: Knex;
  auditor: AuditorService;
  events: EventsService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
  clusters: Clusters;
  index: MetadataIndex;
  catalog: CatalogSnapshot;
  ownership: Ownership;
  contracts: ContractStore;
  bindings: SubjectBindings;
  /** Rules about topics, from the permissions registry. */
  topicRules: PermissionRuleset<TopicResource>;
}

/** The running area: the service that handlers call, and the worker's switch. */
export interface Requests {
  service: RequestsService;
  /** Carries on what an earlier run left behind, and everything sent from now on. */
  start(): Promise<void>;
  /** Finishes the step under way, takes nothing new on. */
  stop(): Promise<void>;
}

/**
 * Puts the area of requests together and registers its permissions. Nothing runs before `start`.
 *
 * @throws InputError when configuration, conventions or policies are wrong, naming each problem
 */
export async function createRequests(
  options: RequestsOptions,
): Promise<Requests> {
  const { logger, events, clusters, index, catalog, contracts } = options;
  const settings = readSelfServiceSettings(options.config);
  const rules = await RuleFiles.create({ ...settings, logger });
  const store = new DatabaseRequestStore({ database: options.database });
  const transitions = new RequestTransitions({
    store,
    auditor: options.auditor,
    events,
  });
  const planner = new Planner({
    settings,
    rules,
    clusters,
    index,
    catalog,
    ownership: options.ownership,
    openTopics: cluster => store.openTopics(cluster),
  });
  const provisioner = new Provisioner({
    store,
    clusters,
    auditor: options.auditor,
    logger,
    runners: {
      topic: new TopicStep({ index }),
      schema: new SchemaStep({ index }),
      access: new AccessStep({ index }),
      catalog: new CatalogStep({ contracts, events, index }),
    },
  });
  const worker = new RequestWorker({
    store,
    transitions,
    planner,
    provisioner,
    logger,
  });
  registerPermissions(options.permissionsRegistry, store);
  return {
    service: new AuthorizedRequestsService({
      service: new DefaultRequestsService({
        store,
        transitions,
        worker,
        planner,
        callers: new Callers({ ...options, ...settings }),
        platformGroups: () => planner.platformGroups(),
      }),
      permissions: options.permissions,
      auditor: options.auditor,
      sights: new TopicSights({ ...options, rules: options.topicRules }),
      ownership: options.ownership,
      index,
      rules:
        options.permissionsRegistry.getPermissionRuleset(requestResourceRef),
    }),
    start: async () => {
      worker.start();
      await scheduleExpiry(options.scheduler, {
        store,
        transitions,
        ...settings,
        logger,
      });
    },
    stop: () => worker.stop(),
  };
}

function registerPermissions(
  registry: PermissionsRegistryService,
  store: DatabaseRequestStore,
): void {
  registry.addResourceType({
    resourceRef: requestResourceRef,
    permissions: [
      streamingRequestReadPermission,
      streamingRequestUpdatePermission,
      streamingRequestApprovePermission,
    ],
    rules: requestRules,
    getResources: ids =>
      Promise.all(
        ids.map(id =>
          store.get(id).then(
            request => ({ ...request, candidates: candidatesOf(request) }),
            () => undefined,
          ),
        ),
      ),
  });
}

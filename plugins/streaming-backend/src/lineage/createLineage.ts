import {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { PermissionRuleset } from '@backstage/plugin-permission-node';
import { Knex } from 'knex';
import { ObservedTraffic } from '../topics/ObservedTraffic';
import { TopicResource } from '../topics/TopicResource';
import { createLineageHandlers } from './createLineageHandlers';
import { DatabaseFlowStore } from './flows';
import { Lineage, LineageOptions } from './Lineage';
import { AuthorizedLineageService } from './service';

/** Services of the backend, and what the stream catalog lends. */
export interface CreateLineageOptions extends Omit<LineageOptions, 'store'> {
  /** Migrated. */
  database: Knex;
  logger: LoggerService;
  permissions: PermissionsService;
  /** Rules about topics, from the permissions registry. */
  topicRules: PermissionRuleset<TopicResource>;
}

/** Lineage behind the permission framework. */
export interface LineageArea {
  handlers: ReturnType<typeof createLineageHandlers>;
  /** Who was seen writing; lend it to the stream catalog. */
  traffic: ObservedTraffic;
  /** Hears the sources from then on; resolves when each was read once. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the area together and reads its store; no source is heard before `start`. */
export async function createLineage(
  options: CreateLineageOptions,
): Promise<LineageArea> {
  const { database, permissions, topicRules, ...rest } = options;
  const lineage = await Lineage.create({
    ...rest,
    store: new DatabaseFlowStore(database),
  });
  const authorized = new AuthorizedLineageService({
    inner: lineage.service,
    permissions,
    rules: topicRules,
    resourceOf: (cluster, topic) => lineage.resourceOf(cluster, topic),
  });
  return {
    handlers: createLineageHandlers({ lineage: authorized }),
    traffic: lineage.traffic,
    start: () => lineage.start(),
    stop: () => lineage.stop(),
  };
}

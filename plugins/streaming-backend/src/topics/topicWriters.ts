import {
  topicApiRef,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import { Application, CatalogSnapshot } from '../catalog';
import { AccessRule } from '../clusters';
import { ObservedTraffic } from './ObservedTraffic';

type Writer = TopicDetail['writers'][number];

/** Who writes to a topic, by every way of knowing; one row per application, or per client where none is bound. */
export function topicWriters(options: {
  cluster: string;
  landscape: string;
  topic: string;
  rules: readonly AccessRule[];
  catalog: CatalogSnapshot;
  traffic: ObservedTraffic;
}): Writer[] {
  const { cluster, landscape, topic, rules, catalog, traffic } = options;
  const writers = new Map<string, Writer>();
  const note = (
    application: Application | undefined,
    writer: Pick<Writer, 'clientId' | 'principal'> & Partial<Writer>,
    provenance: Writer['provenances'][number],
  ) => {
    const key =
      application?.entityRef ?? `${writer.clientId} ${writer.principal}`;
    const known = writers.get(key);
    writers.set(key, {
      application: application?.entityRef ?? null,
      owner: application?.owner ?? null,
      clientId: writer.clientId ?? known?.clientId ?? null,
      principal: writer.principal ?? known?.principal ?? null,
      lastSeen: writer.lastSeen ?? known?.lastSeen ?? null,
      messagesPerSecond:
        writer.messagesPerSecond ?? known?.messagesPerSecond ?? null,
      provenances: [
        ...new Set([...(known?.provenances ?? []), provenance]),
      ].sort(),
    });
  };
  const boundTo = (identity: { clientId?: string; principal?: string }) => {
    const match = catalog.applicationFor({ cluster, ...identity });
    return match.kind === 'bound' ? match.application : undefined;
  };

  for (const writer of traffic.writersOf(cluster, topic)) {
    const application = boundTo({
      clientId: writer.clientId ?? undefined,
      principal: writer.principal ?? undefined,
    });
    note(application, writer, 'observed');
  }
  const apiRef = topicApiRef(landscape, topic);
  for (const application of catalog.applications()) {
    if (application.providesApis.includes(apiRef)) {
      note(application, { clientId: null, principal: null }, 'declared');
    }
  }
  for (const { principal } of writeGrants(rules, topic)) {
    note(boundTo({ principal }), { clientId: null, principal }, 'authorised');
  }
  return [...writers.values()];
}

/** Rules that let somebody write to a topic. Denials are not subtracted: they narrow, this shows who may. */
export function writeGrants(
  rules: readonly AccessRule[],
  topic: string,
): AccessRule[] {
  return rules.filter(
    rule =>
      rule.permission === 'ALLOW' &&
      rule.resourceType === 'topic' &&
      (rule.operation === 'WRITE' || rule.operation === 'ALL') &&
      (rule.patternType === 'prefixed'
        ? topic.startsWith(rule.resourceName)
        : rule.resourceName === topic || rule.resourceName === '*'),
  );
}

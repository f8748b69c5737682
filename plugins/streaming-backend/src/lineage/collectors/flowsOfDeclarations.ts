import { Application } from '../../catalog';
import { StoredContract } from '../../ownership';
import { FlowStatement } from '../flows';

/** A topic as declarations name it. */
export interface DeclarableTopic {
  name: string;
  /** The entity of the topic as an interface. */
  apiRef: string;
}

/** What Components of the catalog say they provide (write) and consume (read), for the topics of one cluster. */
export function flowsOfApplications(options: {
  cluster: string;
  environment: string;
  applications: readonly Application[];
  topics: readonly DeclarableTopic[];
}): FlowStatement[] {
  const { cluster, environment } = options;
  const topicOf = new Map(
    options.topics.map(topic => [topic.apiRef, topic.name]),
  );
  return options.applications
    .filter(
      application => application.environments?.includes(environment) ?? true,
    )
    .flatMap(({ entityRef, providesApis, consumesApis }) => {
      const declare = (refs: readonly string[], direction: 'read' | 'write') =>
        refs.flatMap(ref => {
          const topic = topicOf.get(ref);
          return topic === undefined
            ? []
            : [declared({ cluster, topic, direction, entityRef })];
        });
      return [
        ...declare(providesApis, 'write'),
        ...declare(consumesApis, 'read'),
      ];
    });
}

/** What contracts of provisioned topics say about their producers and consumers. */
export function flowsOfContracts(
  cluster: string,
  contracts: readonly StoredContract[],
): FlowStatement[] {
  return contracts
    .filter(stored => stored.cluster === cluster)
    .flatMap(({ topic, contract }) => {
      const attributes: Record<string, string> =
        contract.request === null ? {} : { request: contract.request };
      const declare = (refs: readonly string[], direction: 'read' | 'write') =>
        refs
          // A team may be named as a reader; only programs move data.
          .filter(ref => ref.startsWith('component:'))
          .map(entityRef => ({
            ...declared({ cluster, topic, direction, entityRef }),
            source: 'contracts' as const,
            attributes,
          }));
      return [
        ...declare(contract.producers, 'write'),
        ...declare(contract.consumers, 'read'),
      ];
    });
}

function declared(options: {
  cluster: string;
  topic: string;
  direction: 'read' | 'write';
  entityRef: string;
}): FlowStatement {
  return {
    source: 'catalog',
    provenance: 'declared',
    cluster: options.cluster,
    topic: options.topic,
    direction: options.direction,
    actor: { application: options.entityRef },
    firstSeen: null,
    lastSeen: null,
    rate: null,
    attributes: {},
  };
}

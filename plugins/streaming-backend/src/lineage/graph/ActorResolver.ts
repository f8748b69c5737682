/*
 * From what a source knows of an actor to the node that stands for it.
 *
 * Bindings of the catalog come first. What nobody is bound to becomes one `client` node per principal and client-id
 * family. Access rules know principals only and consumer groups know no principal, so both are joined to the
 * clients that the observations saw with that principal or in that group; without observations they stand alone.
 */
import { toNodeId } from '@millrace/backstage-plugin-streaming-common';
import { Application, ApplicationMatch, CatalogSnapshot } from '../../catalog';
import { Flow } from '../flows';

/** A node that reads or writes. */
export interface ActorNode {
  id: string;
  kind: 'application' | 'client' | 'group';
  title: string;
  /** Of applications; null otherwise. */
  application: string | null;
  /** Of clients and groups; null for applications, which live in a landscape. */
  cluster: string | null;
}

/** Two or more Components claim the same traffic, so it is bound to none. */
export interface Ambiguity {
  actor: ActorNode;
  candidates: readonly string[];
  by: string;
}

export interface Resolution {
  /** Distinct; several when instances of one family belong to different applications. */
  actors: readonly ActorNode[];
  ambiguities: readonly Ambiguity[];
}

/** What a cluster's observations know: which clients a principal or a group stands for. */
export interface ObservedClients {
  ofPrincipal(cluster: string, principal: string): readonly ActorNode[];
  ofGroup(cluster: string, group: string): readonly ActorNode[];
}

export class ActorResolver {
  readonly #catalog: Pick<CatalogSnapshot, 'application' | 'applicationFor'>;
  readonly #landscapeOf: (cluster: string) => string;

  constructor(options: {
    catalog: Pick<CatalogSnapshot, 'application' | 'applicationFor'>;
    landscapeOf: (cluster: string) => string;
  }) {
    this.#catalog = options.catalog;
    this.#landscapeOf = options.landscapeOf;
  }

  resolve(flow: Flow, observed: ObservedClients): Resolution {
    const { application } = flow.actor;
    if (application !== undefined) {
      const known = this.#catalog.application(application);
      const node = this.#applicationNode(flow.cluster, application, known);
      return { actors: [node], ambiguities: [] };
    }
    const actors = new Map<string, ActorNode>();
    const ambiguities: Ambiguity[] = [];
    for (const clientId of clientIdsOf(flow)) {
      const match = this.#match(flow, clientId);
      if (match.kind === 'bound') {
        const { entityRef } = match.application;
        const node = this.#applicationNode(
          flow.cluster,
          entityRef,
          match.application,
        );
        actors.set(node.id, node);
        continue;
      }
      for (const node of unbound(flow, observed)) {
        actors.set(node.id, node);
        if (match.kind === 'ambiguous') {
          const candidates = match.candidates.map(one => one.entityRef);
          ambiguities.push({ actor: node, candidates, by: match.by });
        }
      }
    }
    return { actors: [...actors.values()], ambiguities };
  }

  #match(flow: Flow, clientId: string | undefined): ApplicationMatch {
    const { principal, group } = flow.actor;
    return this.#catalog.applicationFor({
      cluster: flow.cluster,
      ...(clientId !== undefined && { clientId }),
      ...(principal !== undefined && { principal }),
      ...(group !== undefined && { group }),
    });
  }

  #applicationNode(
    cluster: string,
    entityRef: string,
    known: Application | undefined,
  ): ActorNode {
    // The catalog answers complete references: `component:<namespace>/<name>`.
    const [namespace, name] = entityRef.replace(/^[^:]*:/, '').split('/');
    const trueName = namespace === 'default' ? name : `${namespace}/${name}`;
    return {
      id: toNodeId({
        kind: 'application',
        scope: this.#landscapeOf(cluster),
        name: trueName ?? entityRef,
      }),
      kind: 'application',
      title: known?.title ?? trueName ?? entityRef,
      application: entityRef,
      cluster: null,
    };
  }
}

/** The client ids seen, in full; one undefined member when the source knows none. */
function clientIdsOf(flow: Flow): (string | undefined)[] {
  const listed = flow.attributes.clientIds;
  return listed ? listed.split(',') : [flow.actor.clientFamily];
}

function unbound(flow: Flow, observed: ObservedClients): readonly ActorNode[] {
  const { clientFamily, principal, group } = flow.actor;
  if (clientFamily !== undefined) {
    return [clientNode(flow.cluster, clientFamily, principal)];
  }
  if (group !== undefined) {
    const clients = observed.ofGroup(flow.cluster, group);
    return clients.length > 0 ? clients : [groupNode(flow.cluster, group)];
  }
  if (principal !== undefined) {
    const clients = observed.ofPrincipal(flow.cluster, principal);
    return clients.length > 0
      ? clients
      : [clientNode(flow.cluster, undefined, principal)];
  }
  return [];
}

function clientNode(
  cluster: string,
  family: string | undefined,
  principal: string | undefined,
): ActorNode {
  const name = [family, principal].filter(part => part !== undefined).join('@');
  return {
    id: toNodeId({ kind: 'client', scope: cluster, name }),
    kind: 'client',
    title: family ?? name,
    application: null,
    cluster,
  };
}

function groupNode(cluster: string, group: string): ActorNode {
  return {
    id: toNodeId({ kind: 'group', scope: cluster, name: group }),
    kind: 'group',
    title: group,
    application: null,
    cluster,
  };
}

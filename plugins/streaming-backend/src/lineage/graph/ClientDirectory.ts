import { Flow } from '../flows';
import { ActorNode, ObservedClients } from './ActorResolver';

/** Remembers which nodes the observations saw under a principal or in a group. */
export class ClientDirectory implements ObservedClients {
  readonly #byPrincipal = new Map<string, Map<string, ActorNode>>();
  readonly #byGroup = new Map<string, Map<string, ActorNode>>();

  ofPrincipal(cluster: string, principal: string): readonly ActorNode[] {
    return [
      ...(this.#byPrincipal.get(key(cluster, principal))?.values() ?? []),
    ];
  }

  ofGroup(cluster: string, group: string): readonly ActorNode[] {
    return [...(this.#byGroup.get(key(cluster, group))?.values() ?? [])];
  }

  /** @returns whether something was learned that changes how other flows resolve */
  learn(flow: Flow, actors: readonly ActorNode[]): boolean {
    const { principal, group } = flow.actor;
    let learned = false;
    for (const actor of actors) {
      if (principal !== undefined) {
        learned =
          add(this.#byPrincipal, key(flow.cluster, principal), actor) ||
          learned;
      }
      if (group !== undefined) {
        learned =
          add(this.#byGroup, key(flow.cluster, group), actor) || learned;
      }
    }
    return learned;
  }
}

function key(cluster: string, name: string): string {
  return `${cluster}/${name}`;
}

function add(
  map: Map<string, Map<string, ActorNode>>,
  at: string,
  actor: ActorNode,
): boolean {
  const actors = map.get(at) ?? new Map<string, ActorNode>();
  map.set(at, actors);
  const isNew = !actors.has(actor.id);
  actors.set(actor.id, actor);
  return isNew;
}

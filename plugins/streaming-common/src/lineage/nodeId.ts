import { LineageNodeKind, lineageNodeKinds } from '../models';

/** The parts of a node identifier. */
export interface NodeIdParts {
  kind: LineageNodeKind;
  /** Cluster of topics, clients and groups; landscape of applications. */
  scope: string;
  /** The true name, which may itself hold `:` and `/`. */
  name: string;
}

/** Identifier of a node: `<kind>:<scope>/<true name>`; stable across restarts and changes of title. */
export function toNodeId(parts: NodeIdParts): string {
  return `${parts.kind}:${parts.scope}/${parts.name}`;
}

/** The parts of an identifier, or undefined when the text is not one. */
export function parseNodeId(id: string): NodeIdParts | undefined {
  const match = /^([a-z]+):([^/]+)\/(.+)$/s.exec(id);
  const [, kindText, scope, name] = match ?? [];
  const kind = lineageNodeKinds.find(known => known === kindText);
  return kind && scope && name ? { kind, scope, name } : undefined;
}

/** The identifier of a topic's node. */
export function topicNodeId(cluster: string, topic: string): string {
  return toNodeId({ kind: 'topic', scope: cluster, name: topic });
}

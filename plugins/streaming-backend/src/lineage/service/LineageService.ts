import {
  Impact,
  LineageFinding,
  LineageGraph,
  LineageNode,
  LineageNodeKind,
  Provenance,
} from '@millrace/backstage-plugin-streaming-common';

/** A neighbourhood to answer; absent members take the defaults of the API. */
export interface GraphQuestion {
  /** Identifiers; none: the busiest part of everything. */
  roots?: readonly string[];
  direction?: 'upstream' | 'downstream' | 'both';
  hops?: number;
  provenances?: readonly Provenance[];
  environment?: string;
  internal?: boolean;
  /** Whether consumer groups are nodes of their own. */
  groups?: boolean;
  maxNodes?: number;
}

export interface PageQuestion {
  limit?: number;
  cursor?: string;
}

export interface NodesQuestion extends PageQuestion {
  q?: string;
  kind?: LineageNodeKind;
  owner?: string;
}

export interface PathQuery {
  from: string;
  to: string;
  maxHops?: number;
  limit?: number;
}

export interface FindingsQuestion extends PageQuestion {
  /** Only findings about this node. */
  node?: string;
}

export interface Page<T> {
  items: T[];
  pageInfo: { nextCursor?: string; total: number };
}

/**
 * Questions about lineage. `Who` is what an implementation needs to know about the caller: the scope below the
 * authorisation, the credentials above it.
 *
 * Every method throws NotFoundError, with the name that was probably meant, for a node that does not exist for the
 * caller, and InputError for a cursor that is none.
 */
export interface LineageService<Who> {
  graph(question: GraphQuestion, who: Who): Promise<LineageGraph>;
  /** Sorted by title, then by identifier. */
  nodes(question: NodesQuestion, who: Who): Promise<Page<LineageNode>>;
  /**
   * Lists of node identifiers, shortest first.
   *
   * @throws NotFoundError when there is no way within the hops
   */
  paths(query: PathQuery, who: Who): Promise<string[][]>;
  impactOfDeletion(subject: string, who: Who): Promise<Impact>;
  /** Most urgent first. */
  findings(question: FindingsQuestion, who: Who): Promise<Page<LineageFinding>>;
}

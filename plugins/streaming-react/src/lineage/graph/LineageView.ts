import {
  LineageEdge,
  LineageNode,
  Provenance,
} from '@millrace/backstage-plugin-streaming-common';

/** Best known first: what is seen outranks what is allowed, said or read from code. */
export const provenanceOrder: Provenance[] = [
  'observed',
  'authorised',
  'declared',
  'parsed',
];

/** One line of the picture: every statement about the same flow, each kept, best known first. */
export interface LineageLine {
  id: string;
  from: string;
  to: string;
  kind: LineageEdge['kind'];
  /** Never empty; at most one record per provenance and source. */
  records: LineageEdge[];
  /** The best of the records, which gives the line its style. */
  best: Provenance;
  /** Messages per second as observed; null when nobody observes. */
  messagesPerSecond: number | null;
}

/** What is drawn: nodes by id, and lines. */
export interface LineageView {
  nodes: Map<string, LineageNode>;
  lines: LineageLine[];
}

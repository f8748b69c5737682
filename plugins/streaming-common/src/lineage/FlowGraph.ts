import { Provenance, provenances } from '../models';
import { LineageRecord } from './LineageRecord';

/**
 * The neighbours of every node in one direction: those of node `n` are `nodes[offsets[n]]` up to
 * `nodes[offsets[n + 1]]`, each over the line at the same place in `lines`.
 */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly nodes: Int32Array;
  readonly lines: Int32Array;
}

/**
 * An immutable picture of the whole graph, laid out for walking: nodes and lines are small integers, neighbours lie
 * side by side in typed arrays. A *line* is what is drawn between two nodes for one kind of edge; it bundles the
 * records that say so.
 */
export interface FlowGraph {
  /** Grows with every change of the graph it was taken from. */
  readonly version: number;
  readonly nodeCount: number;
  readonly lineCount: number;
  /** Identifier by node. */
  readonly ids: readonly string[];
  /** The place of every node when all are ordered by identifier: compares faster than texts do. */
  places(): Int32Array;
  /** 1: part of the graph. Numbers of removed nodes stay free. */
  readonly present: Uint8Array;
  /** 1: a topic that processors keep for themselves, hidden unless asked for. */
  readonly internal: Uint8Array;
  /** Messages per second seen on the lines of a node, to show the busiest first. */
  readonly rates: Float64Array;
  readonly lineFrom: Int32Array;
  readonly lineTo: Int32Array;
  /** Bit set of the provenances of a line's records, see {@link provenanceMask}; 0: no record is left. */
  readonly lineProvenances: Uint8Array;
  readonly downstream: Adjacency;
  readonly upstream: Adjacency;
  /** The node of an identifier; undefined when it is not part of the graph. */
  indexOf(id: string): number | undefined;
  recordsOf(line: number): readonly LineageRecord[];
}

/** One bit for each provenance. */
export const provenanceBits: Readonly<Record<Provenance, number>> = {
  observed: 1,
  authorised: 2,
  declared: 4,
  parsed: 8,
};

/** Every provenance. */
export const ALL_PROVENANCES = provenanceMask(provenances);

/** The bit set of some provenances. */
export function provenanceMask(some: readonly Provenance[]): number {
  return some.reduce(
    (mask, provenance) => mask | provenanceBits[provenance],
    0,
  );
}

/** The provenances of a bit set, in the order of the model. */
export function provenancesOf(mask: number): Provenance[] {
  return provenances.filter(one => mask & provenanceBits[one]);
}

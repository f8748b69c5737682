/*
 * The changing side of the graph. Numbers of nodes and lines are given once and kept, so that a change costs what
 * it touches, and taking a picture is a pass of counting over integers, without hashing any name.
 *
 * Indexes below come from the arrays themselves, which is what the non-null assertions rely on.
 */
import { Adjacency, FlowGraph, provenanceBits } from './FlowGraph';
import { LineageRecord } from './LineageRecord';

const NO_RECORDS: readonly LineageRecord[] = [];

/** Collects nodes and records, and takes immutable pictures of them. */
export class FlowGraphBuilder {
  #version = 0;
  #picture: FlowGraph | undefined;
  readonly #nodes = new Map<string, number>();
  readonly #ids: string[] = [];
  /** 1 or 0 by node, as in the picture. */
  readonly #registered: number[] = [];
  readonly #internal: number[] = [];
  readonly #lines = new Map<string, number>();
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #records: (readonly LineageRecord[])[] = [];
  readonly #lineOfRecord = new Map<string, number>();
  /** Shared by the pictures until a node is added, so that identifiers are sorted once for all of them. */
  #naming: Pick<FlowGraph, 'ids' | 'places'> | undefined;

  /** Starts counting versions after the given one, for a builder that replaces another. */
  constructor(version: number = 0) {
    this.#version = version;
  }

  get version(): number {
    return this.#version;
  }

  /** A node that exists even while nothing flows through it. */
  setNode(id: string, options: { internal: boolean }): void {
    const node = this.#node(id);
    const internal = options.internal ? 1 : 0;
    if (this.#registered[node] === 0 || this.#internal[node] !== internal) {
      this.#registered[node] = 1;
      this.#internal[node] = internal;
      this.#changed();
    }
  }

  /** The node stays while records name it. */
  removeNode(id: string): void {
    const node = this.#nodes.get(id);
    if (node !== undefined && this.#registered[node] === 1) {
      this.#registered[node] = 0;
      this.#changed();
    }
  }

  /** Adds a record, or replaces the one of the same id. */
  setRecord(record: LineageRecord): void {
    const line = this.#line(record);
    const before = this.#lineOfRecord.get(record.id);
    if (before !== undefined && before !== line) {
      this.removeRecord(record.id);
    }
    const records = this.#records[line]!;
    this.#records[line] =
      before === line
        ? records.map(other => (other.id === record.id ? record : other))
        : [...records, record];
    this.#lineOfRecord.set(record.id, line);
    this.#changed();
  }

  removeRecord(id: string): void {
    const line = this.#lineOfRecord.get(id);
    if (line !== undefined) {
      this.#records[line] = this.#records[line]!.filter(
        record => record.id !== id,
      );
      this.#lineOfRecord.delete(id);
      this.#changed();
    }
  }

  /** The graph as it is now; the same picture until something changes. */
  build(): FlowGraph {
    this.#picture ??= this.#take();
    return this.#picture;
  }

  #changed(): void {
    this.#version += 1;
    this.#picture = undefined;
  }

  #node(id: string): number {
    const known = this.#nodes.get(id);
    if (known !== undefined) {
      return known;
    }
    const node = this.#ids.length;
    this.#nodes.set(id, node);
    this.#ids.push(id);
    this.#naming = undefined;
    this.#registered.push(0);
    this.#internal.push(0);
    return node;
  }

  #line(record: LineageRecord): number {
    const from = this.#node(record.from);
    const to = this.#node(record.to);
    const key = `${from}>${to}:${record.kind}`;
    const known = this.#lines.get(key);
    if (known !== undefined) {
      return known;
    }
    const line = this.#from.length;
    this.#lines.set(key, line);
    this.#from.push(from);
    this.#to.push(to);
    this.#records.push(NO_RECORDS);
    return line;
  }

  #take(): FlowGraph {
    const nodeCount = this.#ids.length;
    const lineCount = this.#from.length;
    const lineFrom = new Int32Array(this.#from);
    const lineTo = new Int32Array(this.#to);
    const lineProvenances = new Uint8Array(lineCount);
    const present = new Uint8Array(this.#registered);
    const rates = new Float64Array(nodeCount);
    const records = this.#records.slice();
    for (let line = 0; line < lineCount; line++) {
      const own = records[line]!;
      let rate = 0;
      for (const record of own) {
        lineProvenances[line]! |= provenanceBits[record.provenance];
        rate = Math.max(rate, record.rate?.messagesPerSecond ?? 0);
      }
      if (own.length > 0) {
        present[lineFrom[line]!] = 1;
        present[lineTo[line]!] = 1;
        rates[lineFrom[line]!]! += rate;
        rates[lineTo[line]!]! += rate;
      }
    }
    const nodes = this.#nodes;
    this.#naming ??= toNaming(this.#ids.slice());
    return {
      version: this.#version,
      nodeCount,
      lineCount,
      ...this.#naming,
      present,
      internal: new Uint8Array(this.#internal),
      rates,
      lineFrom,
      lineTo,
      lineProvenances,
      downstream: toAdjacency(nodeCount, lineFrom, lineTo, lineProvenances),
      upstream: toAdjacency(nodeCount, lineTo, lineFrom, lineProvenances),
      indexOf: id => {
        const node = nodes.get(id);
        return node !== undefined && present[node] === 1 ? node : undefined;
      },
      recordsOf: line => records[line] ?? NO_RECORDS,
    };
  }
}

function toNaming(ids: readonly string[]): Pick<FlowGraph, 'ids' | 'places'> {
  let places: Int32Array | undefined;
  return {
    ids,
    places() {
      places ??= toPlaces(ids);
      return places;
    },
  };
}

function toPlaces(ids: readonly string[]): Int32Array {
  const order = Array.from(ids.keys()).sort((a, b) =>
    ids[a]! < ids[b]! ? -1 : 1,
  );
  const places = new Int32Array(ids.length);
  order.forEach((node, place) => {
    places[node] = place;
  });
  return places;
}

/** Counting sort of the lines by the node they start at; lines without records are left out. */
function toAdjacency(
  nodeCount: number,
  starts: Int32Array,
  ends: Int32Array,
  lineProvenances: Uint8Array,
): Adjacency {
  const offsets = new Int32Array(nodeCount + 1);
  let live = 0;
  for (let line = 0; line < starts.length; line++) {
    if (lineProvenances[line] !== 0) {
      offsets[starts[line]! + 1]! += 1;
      live += 1;
    }
  }
  for (let node = 0; node < nodeCount; node++) {
    offsets[node + 1]! += offsets[node]!;
  }
  const next = offsets.slice();
  const nodes = new Int32Array(live);
  const lines = new Int32Array(live);
  for (let line = 0; line < starts.length; line++) {
    if (lineProvenances[line] !== 0) {
      const at = next[starts[line]!]!++;
      nodes[at] = ends[line]!;
      lines[at] = line;
    }
  }
  return { offsets, nodes, lines };
}

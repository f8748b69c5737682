/**
 * What the broker tells about itself: a cluster of one node.
 *
 * @internal
 */
export interface ClusterView {
  readonly clusterId: string;
  readonly nodeId: number;
  /** Where clients of a listener reach the broker. */
  advertised(listener: string): { host: string; port: number };
}

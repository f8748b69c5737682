import { Flow } from './Flow';

/** Identifies the next record to read of a feed. */
export interface FeedPosition {
  partition: number;
  offset: bigint;
}

/** The log of flows: rows are added and ended, never taken back before their time. */
export interface FlowStore {
  /** Every flow that holds. */
  open(): Promise<Flow[]>;
  /** The attributes of the last row of a flow, ended or not; undefined when it was never recorded. */
  lastAttributes(
    id: string,
  ): Promise<Readonly<Record<string, string>> | undefined>;
  /** Adds flows, or brings the rows of the same id and start up to date. */
  save(flows: readonly Flow[]): Promise<void>;
  /** Ends flows, each at its time. */
  end(flows: readonly { flow: Flow; at: number }[]): Promise<void>;
  /** Forgets flows that ended before the instant. */
  forgetEndedBefore(instant: number): Promise<void>;
  positions(cluster: string, topic: string): Promise<FeedPosition[]>;
  /** Positions only move forward, whoever saves them. */
  savePositions(
    cluster: string,
    topic: string,
    positions: readonly FeedPosition[],
  ): Promise<void>;
}

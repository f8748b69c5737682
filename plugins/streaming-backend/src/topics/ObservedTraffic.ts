/** Somebody seen writing to a topic. */
export interface ObservedWriter {
  clientId: string | null;
  principal: string | null;
  /** ISO 8601. */
  lastSeen: string | null;
  messagesPerSecond: number | null;
}

/** What lineage saw of the traffic of a topic; clusters without observation answer nothing. */
export interface ObservedTraffic {
  writersOf(cluster: string, topic: string): readonly ObservedWriter[];
}

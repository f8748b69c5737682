/** What Kafka said: its error code name (`TOPIC_ALREADY_EXISTS`, or the client's own, such as `CONNECTION_ERROR`). */
export interface KafkaFailure {
  /** Kafka's number; null when no broker answered. */
  code: number | null;
  name: string;
  message: string;
  retriable: boolean;
}

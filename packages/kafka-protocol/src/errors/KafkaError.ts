/**
 * One row of Kafka's error table.
 *
 * @public
 */
export interface KafkaError {
  /** The number on the wire; 0 is "no error", -1 an unexpected one. */
  readonly code: number;
  /** Kafka's name, for example `UNKNOWN_TOPIC_OR_PARTITION`. */
  readonly name: string;
  /** Whether a client may send the same request again. */
  readonly retriable: boolean;
  /** Kafka's own sentence about it. */
  readonly message: string;
}

/**
 * An embedded, durable, single-node Kafka broker.
 *
 * @packageDocumentation
 */
export { createBroker, type Broker, type BrokerHealth } from './Broker';
export type { BrokerOptions, ObservationOptions } from './BrokerOptions';
export type { Clock } from './log/Clock';
export type { OffsetRange } from './log/OffsetLosses';
export {
  repairLog,
  type PartitionLoss,
  type RepairLogOptions,
} from './log/repairLog';
export type { Logger } from './logging/Logger';
export type {
  Counter,
  GaugeSample,
  Histogram,
  Labels,
  Metrics,
} from './metrics/Metrics';
export type {
  EdgePartition,
  EdgeRecord,
  LagPartition,
  LagRecord,
  ObservationRecord,
} from './observations/observationRecords';
export { OBSERVATIONS_TOPIC } from './observations/observationsTopic';
export type {
  TopicPolicy,
  TopicPolicyRequest,
  TopicPolicyVerdict,
} from './policy/TopicPolicy';
export { defaultLimits, type Limits } from './server/Limits';
export {
  ListenError,
  type Endpoint,
  type ListenerOptions,
} from './server/Server';
export type { ReplicationFactorPolicy } from './topics/placeReplicas';

/**
 * The internal topic that the observation feed is written to. Its records are described in
 * `observationRecords`.
 *
 * @public
 */
export const OBSERVATIONS_TOPIC = '__millrace_observations';

/** Kept for seven days: readers catch up after a long weekend. @internal */
export const observationsTopicConfigs: ReadonlyMap<string, string> = new Map([
  ['cleanup.policy', 'delete'],
  ['retention.ms', '604800000'],
  ['segment.bytes', '67108864'],
]);

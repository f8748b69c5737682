const UUID =
  /[-_.]?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const STREAM_THREAD =
  /-StreamThread-\d+-(restore-consumer|consumer|producer)$|-(admin|GlobalStreamThread)$/;
/** What Kubernetes appends to the pods of a Deployment: the hash of the replica set, then five characters. */
const POD_SUFFIX = /-[0-9a-f]{7,10}-[a-z0-9]{5}$/;
const INSTANCE_NUMBER = /[-_.]\d+$/;
const DEFAULT_CONSUMER = /^consumer-(.+)-\d+$/;

/**
 * The name that all instances of one program share: instance numbers, UUIDs, Kafka Streams threads, pod suffixes
 * and the `consumer-<group>-<n>` of default configurations are folded away. A client id that consists of nothing
 * else stays as it is.
 */
export function toClientIdFamily(clientId: string): string {
  const byDefault = DEFAULT_CONSUMER.exec(clientId)?.[1];
  let family = byDefault ?? clientId;
  for (const pattern of [STREAM_THREAD, UUID, POD_SUFFIX, INSTANCE_NUMBER]) {
    const shorter = family.replace(pattern, '');
    if (shorter !== '') {
      family = shorter;
    }
  }
  return family;
}

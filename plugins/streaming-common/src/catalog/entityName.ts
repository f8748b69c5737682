import { sha256 } from './sha256';

/** Backstage's limit for `metadata.name`. */
const MAX_LENGTH = 63;
/** What is kept of the true name in front of the 8 digits. */
const CUT_LENGTH = 54;
const HASH_LENGTH = 8;
const VALID = /^[a-z0-9]$|^[a-z0-9][a-z0-9._-]*[a-z0-9]$/;
/** In the same limit, so the topic's name has this much less room. */
const ASYNCAPI_SUFFIX = '-asyncapi';

/**
 * The `metadata.name` of a Kafka name: itself where the catalog allows it, otherwise cut and told apart by the first
 * 8 hex digits of the SHA-256 of the true name. Upper case always takes the digits, because Kafka names are case
 * sensitive and entity references are not.
 */
export function toEntityName(kafkaName: string): string {
  return limited(kafkaName, MAX_LENGTH);
}

/** The `metadata.name` of a topic's AsyncAPI entity. */
export function toAsyncApiName(topic: string): string {
  const room = MAX_LENGTH - ASYNCAPI_SUFFIX.length;
  return `${limited(topic, room)}${ASYNCAPI_SUFFIX}`;
}

/** The reference of a topic's entity. The namespace is the landscape. */
export function topicEntityRef(landscape: string, topic: string): string {
  return entityRef('resource', landscape, toEntityName(topic));
}

/** The reference of the entity that producers provide and consumers consume. */
export function topicApiRef(landscape: string, topic: string): string {
  return entityRef('api', landscape, toAsyncApiName(topic));
}

/** The reference of a schema subject's entity. */
export function subjectEntityRef(landscape: string, subject: string): string {
  return entityRef('api', landscape, toEntityName(subject));
}

/** The reference of a cluster's entity. */
export function clusterEntityRef(landscape: string, cluster: string): string {
  return entityRef('resource', landscape, toEntityName(cluster));
}

function entityRef(kind: string, namespace: string, name: string): string {
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}

function limited(name: string, maxLength: number): string {
  if (name.length <= maxLength && VALID.test(name)) {
    return name;
  }
  const cut = name
    .replace(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
    .slice(0, CUT_LENGTH - (MAX_LENGTH - maxLength));
  const digits = sha256(name).slice(0, HASH_LENGTH);
  return cut === '' ? digits : `${cut}-${digits}`;
}

/** Every annotation of Millrace starts with this. */
export const ANNOTATION_PREFIX = 'millrace.io/';

/** On fed entities: the set of clusters that carry the same streams. */
export const ANNOTATION_LANDSCAPE = `${ANNOTATION_PREFIX}landscape`;
/** On topics: the true Kafka name. */
export const ANNOTATION_TOPIC = `${ANNOTATION_PREFIX}topic`;
/** On schema subjects: the true subject name. */
export const ANNOTATION_SUBJECT = `${ANNOTATION_PREFIX}subject`;
/** On clusters: the id under `streaming.clusters`. */
export const ANNOTATION_CLUSTER = `${ANNOTATION_PREFIX}cluster`;
/** On topics and subjects: comma list of the clusters that hold it. */
export const ANNOTATION_CLUSTERS = `${ANNOTATION_PREFIX}clusters`;
/** On fed entities: the rule that named the owner. */
export const ANNOTATION_OWNER_SOURCE = `${ANNOTATION_PREFIX}owner-source`;
/** On fed entities: the request that created it. */
export const ANNOTATION_REQUEST = `${ANNOTATION_PREFIX}request`;
/** On components: comma lists that bind traffic; a trailing `*` matches a prefix. */
export const ANNOTATION_CLIENT_IDS = `${ANNOTATION_PREFIX}client-ids`;
export const ANNOTATION_PRINCIPALS = `${ANNOTATION_PREFIX}principals`;
export const ANNOTATION_CONSUMER_GROUPS = `${ANNOTATION_PREFIX}consumer-groups`;
/** On components: comma list of the environments where its bindings hold; absent: everywhere. */
export const ANNOTATION_ENVIRONMENTS = `${ANNOTATION_PREFIX}environments`;
/** On groups: `true` when members may approve for the platform. */
export const ANNOTATION_APPROVER = `${ANNOTATION_PREFIX}approver`;

/** Names whose state lives in the journal here, so no topic of that name may exist. */
const RESERVED = new Set(['__consumer_offsets', '__transaction_state']);

const MAX_LENGTH = 249;

/**
 * Judges a topic name by Kafka's rule.
 *
 * @returns what is wrong, or undefined. Belongs to INVALID_TOPIC_EXCEPTION (17).
 * @internal
 */
export function checkTopicName(name: string): string | undefined {
  if (name === '') {
    return 'Topic name is empty; it needs 1 to 249 of the characters A-Z a-z 0-9 . _ -';
  }
  if (name === '.' || name === '..') {
    return `Topic name "${name}" is not allowed: "." and ".." are no names`;
  }
  if (name.length > MAX_LENGTH) {
    return `Topic name has ${name.length} characters; at most ${MAX_LENGTH} are allowed`;
  }
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    return `Topic name "${printable(
      name,
    )}" has characters other than A-Z a-z 0-9 . _ -`;
  }
  if (RESERVED.has(name)) {
    return `Topic name "${name}" is reserved for the broker`;
  }
  return undefined;
}

/**
 * Names with the same key would get the same metric name in Kafka and may not both exist.
 *
 * @internal
 */
export function topicCollisionKey(name: string): string {
  return name.replace(/\./g, '_');
}

function printable(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

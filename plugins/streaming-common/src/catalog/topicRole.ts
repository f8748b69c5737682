import { TopicRole } from '../models';

/** What beside its name tells a topic's role. */
export interface TopicTraits {
  /** Whether its `cleanup.policy` is compaction only. */
  compacted?: boolean;
  /** Names of other clusters, which replication puts in front of mirrored topics as `<alias>.`. */
  aliases?: readonly string[];
}

const CONNECT_TOPICS = /^(.+-)?connect-(configs|offsets|status)$/;
const DEAD_LETTER = /[.-]dlq$/;
const RETRY = /[.-]retry(-[^.]*)?$/;

/** The role of a topic, from its name first: `orders.order.placed.v1.dlq` is a dead-letter topic whatever it holds. */
export function topicRole(name: string, traits: TopicTraits = {}): TopicRole {
  if (!isCatalogued(name) || name.endsWith('.internal')) {
    return 'internal';
  }
  if (DEAD_LETTER.test(name)) {
    return 'dlq';
  }
  if (RETRY.test(name)) {
    return 'retry';
  }
  if (name.endsWith('-changelog')) {
    return 'changelog';
  }
  if (name.endsWith('-repartition')) {
    return 'repartition';
  }
  if (name.startsWith('debug-')) {
    return 'debug';
  }
  if (mirrorAlias(name, traits)) {
    return 'mirror';
  }
  return traits.compacted ? 'table' : 'event';
}

/** Whether a topic becomes an entity at all: not what brokers, registries and Connect keep for themselves. */
export function isCatalogued(name: string): boolean {
  return (
    !name.startsWith('__') && name !== '_schemas' && !CONNECT_TOPICS.test(name)
  );
}

/** Whether lists leave a topic out unless asked: the technical roles. */
export function isHiddenRole(role: TopicRole): boolean {
  return ['changelog', 'repartition', 'internal', 'debug'].includes(role);
}

/**
 * The topic that a dead-letter, retry or mirrored topic belongs to, by its name; undefined for every other role.
 * Whether that topic exists is for the caller to look up.
 */
export function parentTopic(
  name: string,
  traits: TopicTraits = {},
): string | undefined {
  switch (topicRole(name, traits)) {
    case 'dlq':
      return name.replace(DEAD_LETTER, '').replace(RETRY, '');
    case 'retry':
      return name.replace(RETRY, '');
    case 'mirror':
      return name.slice((mirrorAlias(name, traits)?.length ?? 0) + 1);
    default:
      return undefined;
  }
}

/** The domain that a topic is filed under: its first segment; null for names of one segment. */
export function domainOfTopic(name: string): string | null {
  const at = name.indexOf('.');
  return at > 0 ? name.slice(0, at) : null;
}

function mirrorAlias(name: string, traits: TopicTraits): string | undefined {
  return traits.aliases?.find(alias => name.startsWith(`${alias}.`));
}

import { Conventions } from '../conventions';
import {
  ChangeItem,
  Classification,
  Criticality,
  KeyContract,
  RetentionCategory,
  TopicAnswers,
} from '../models';
import { Said, SaidValue } from '../sentences';
import { EnvironmentSettings } from './EnvironmentSettings';
import { Policy } from './Policies';

/** A topic as somebody wants it, with everything that rules look at. */
export interface DesiredTopic {
  name: string;
  /** First segment, when the name has the shape of the conventions. */
  domain: string | null;
  /** Complete reference, empty while none is chosen. */
  owner: string;
  description: string;
  key: KeyContract;
  criticality: Criticality;
  retentionCategory: RetentionCategory | null;
  classification: Classification;
  partitions: number;
  /** What a fix for the number of partitions would set. */
  advisedPartitions: number;
  parallelConsumers: number | null;
  averageSizeBytes: number | null;
  replicationFactor: number;
  minInsyncReplicas: number;
  uncleanLeaderElection: boolean;
  cleanupPolicy: 'delete' | 'compact';
  /** Milliseconds; -1 without limit. */
  retentionMs: number;
  deadLetters: { name: string; retentionMs: number } | null;
  schema: TopicAnswers['schema'];
  producers: readonly string[];
  consumers: readonly string[];
  accessRules: readonly Extract<ChangeItem, { kind: 'acl' }>[];
}

/** What rules know beside the topic itself. */
export interface RuleContext {
  environment: EnvironmentSettings;
  /** Ids of all environments, for names that hold one. */
  environmentIds: readonly string[];
  conventions: Conventions;
  /** Running brokers of the cluster; null while it does not answer. */
  brokers: number | null;
  clusterId: string;
  /** Why facts about the cluster are missing, null when they are not. */
  clusterProblem: SaidValue | null;
  /** Names of the topics that exist on the cluster, as far as they may be named. */
  existingTopics: readonly string[];
  /** Complete references of all groups; null while the catalog was not read yet. */
  knownGroups: readonly string[] | null;
}

/** Something that a rule objects to. */
export interface RuleFinding {
  reason: string;
  /** The reason as data; see `because`. */
  said: Said;
  /** The answer that it belongs to. */
  field?: keyof TopicAnswers | `segments.${string}` | `key.${string}`;
  observed?: string;
  expected?: string;
  /** Value that clears the verdict, as the answer takes it. */
  fix?: { label: string; said: Said; value?: string };
  /** Refuses in every environment, whatever the severity says. */
  always?: boolean;
}

/**
 * Judges one aspect. An empty list passes, null says that the rule has no business with this topic, `unknown` why
 * it cannot tell.
 */
export type Rule = (
  topic: DesiredTopic,
  context: RuleContext,
  policy: Policy,
) => RuleFinding[] | { unknown: Said } | null;

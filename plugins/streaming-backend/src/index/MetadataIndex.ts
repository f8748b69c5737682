import {
  Cluster,
  SaidValue,
} from '@millrace/backstage-plugin-streaming-common';
import { CompatibilityPolicy } from '@millrace/schema-compat';
import { AccessRule, ConfigEntry } from '../clusters';
import { RegisteredSchema } from '../registry';
import { CompatibilityLevelName } from '../registry/registryModels';

/** When a row was last read well (epoch milliseconds, null: never), and what went wrong since then. */
export interface Observation {
  observedAt: number | null;
  error: SaidValue | null;
}

export interface PartitionSnapshot {
  partition: number;
  leader: number | null;
  replicas: readonly number[];
  inSync: readonly number[];
  /** First and next offset; null while unknown. */
  start: bigint | null;
  end: bigint | null;
  error: string | null;
}

/** A topic as last seen. `partitions` and `configs` are null until described. */
export interface TopicSnapshot extends Observation {
  cluster: string;
  name: string;
  partitions: readonly PartitionSnapshot[] | null;
  configs: ReadonlyMap<string, ConfigEntry> | null;
  /** First time the portal saw it, epoch milliseconds. */
  firstSeen: number;
  /** Set when enough complete listings in a row did not hold it: the time of the first of them. */
  missingSince: number | null;
}

export interface GroupMemberSnapshot {
  memberId: string;
  clientId: string;
  host: string;
  assignment: readonly { topic: string; partitions: readonly number[] }[];
}

/** A partition that the group committed or holds. `lag` = end − max(committed, start), never below zero. */
export interface GroupPartitionSnapshot {
  topic: string;
  partition: number;
  committed: bigint | null;
  end: bigint | null;
  lag: bigint | null;
  /** Member id of its reader. */
  member: string | null;
}

/** A consumer group as last seen. `lag` sums the partitions with a commit; null when any of those is unknown. */
export interface GroupSnapshot extends Observation {
  cluster: string;
  groupId: string;
  state: string;
  protocolType: string;
  members: readonly GroupMemberSnapshot[];
  partitions: readonly GroupPartitionSnapshot[];
  lag: bigint | null;
}

/** Access rules as last read; null when the cluster keeps none or has not answered. */
export interface AclSnapshot extends Observation {
  rules: readonly AccessRule[] | null;
}

/** A subject with its live versions and its softly deleted ones, each newest first. */
export interface SubjectSnapshot extends Observation {
  cluster: string;
  subject: string;
  versions: readonly RegisteredSchema[];
  deleted: readonly RegisteredSchema[];
  compatibility: CompatibilityLevelName;
  compatibilitySource: 'subject' | 'global';
  compatibilityPolicy: CompatibilityPolicy;
}

/** What people see of the cluster, beside what the feed needs to know. */
export interface ClusterSnapshot extends Observation {
  cluster: Omit<Cluster, 'age'>;
  /** Whether topics were listed completely and every one was described at least once. */
  complete: boolean;
  /** The same for subjects; true without a registry. */
  subjectsComplete: boolean;
}

export interface IndexChange {
  cluster: string;
  kinds: readonly ('cluster' | 'topics' | 'groups' | 'acls' | 'subjects')[];
}

/**
 * What the portal knows of every cluster, filled in the background. Reads are synchronous, never touch a cluster,
 * and return immutable rows: a row is replaced, not changed. Rows keep their last good values beside an error.
 */
export interface MetadataIndex {
  /** @throws NotFoundError when there is no such cluster (also from the other reads) */
  cluster(id: string): ClusterSnapshot;
  clusters(): ClusterSnapshot[];
  /** Sorted by cluster, then name. Topics gone for good are left out, missing ones are not. */
  topics(clusterId?: string): readonly TopicSnapshot[];
  topic(clusterId: string, name: string): TopicSnapshot | undefined;
  groups(clusterId?: string): readonly GroupSnapshot[];
  group(clusterId: string, groupId: string): GroupSnapshot | undefined;
  acls(clusterId: string): AclSnapshot;
  subjects(clusterId?: string): readonly SubjectSnapshot[];
  subject(clusterId: string, subject: string): SubjectSnapshot | undefined;
  /**
   * Reads these things from the cluster now, for instance after having changed them; resolves when the index holds
   * them. Without names: one listing. Failures end up in the rows, not here.
   */
  refreshNow(
    clusterId: string,
    what?: {
      topics?: string[];
      groups?: string[];
      subjects?: string[];
      acls?: boolean;
    },
  ): Promise<void>;
  /** Calls the listener after each change, at most once per pass; returns how to stop. */
  subscribe(listener: (change: IndexChange) => void): () => void;
}

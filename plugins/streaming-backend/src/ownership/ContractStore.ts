import { TopicContract } from '@millrace/backstage-plugin-streaming-common';

/** What a provisioned request, or a contract file, says about a topic of one cluster. */
export interface StoredContract {
  cluster: string;
  topic: string;
  /** Complete reference of the group. */
  owner: string;
  contract: TopicContract;
  /** Subjects that the request bound to the topic. */
  subjects: readonly { subject: string; role: 'key' | 'value' }[];
  /** Overrides that the request asked for; shown as *desired* beside the live ones. */
  configs: Readonly<Record<string, string>>;
  /** Topic that takes what could not be processed; null: none. */
  deadLetterTopic: string | null;
}

/** Contracts of topics that requests created, kept in the database; the last one recorded for a topic wins. */
export interface ContractStore {
  /** Call after provisioning, before the feed event. Recording the same contract again changes nothing. */
  record(contract: StoredContract): Promise<void>;
  /** For compensation of a failed request. */
  remove(cluster: string, topic: string): Promise<void>;
  /** Synchronous, from memory. */
  get(cluster: string, topic: string): StoredContract | undefined;
  /** The same list until something changes. */
  list(): readonly StoredContract[];
}

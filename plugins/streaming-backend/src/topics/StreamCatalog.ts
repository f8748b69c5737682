import {
  Cluster,
  ConsumerGroup,
  Feed,
  Ownership,
  OwnershipItem,
  Subject,
  SubjectSummary,
  Topic,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import { OperationInput } from '../api/OperationHandlers';
import { Page } from '../lib/paginate';

/** A page with the ages of its oldest and newest row. */
export type IndexedPage<T> = Page<T> & {
  index: { oldest: string | null; newest: string | null };
};

/**
 * What people and programs read and claim in the stream catalog, for a caller: a {@link Viewer} below the
 * permissions, credentials above them. Everything hidden from the caller is as if it did not exist.
 */
export interface StreamCatalog<Caller> {
  listClusters(caller: Caller): Promise<Cluster[]>;
  listTopics(
    query: OperationInput<'listTopics'>['query'],
    caller: Caller,
  ): Promise<IndexedPage<Topic>>;
  /** @throws NotFoundError when the cluster or topic does not exist */
  getTopic(
    ref: OperationInput<'getTopic'>['params'],
    caller: Caller,
  ): Promise<TopicDetail>;
  /**
   * Makes a group the owner of a topic that nobody confirmed.
   *
   * @throws NotFoundError, InputError when the caller is not a member of the group, ConflictError when another group
   * is the confirmed owner, NotAllowedError for services
   */
  claimTopic(
    claim: { cluster: string; topic: string; owner: string },
    caller: Caller,
  ): Promise<Ownership>;
  /** Topics without a confirmed owner. */
  listOwnership(
    query: OperationInput<'listOwnership'>['query'],
    caller: Caller,
  ): Promise<Page<OwnershipItem>>;
  listConsumerGroups(
    query: OperationInput<'listConsumerGroups'>['query'],
    caller: Caller,
  ): Promise<IndexedPage<ConsumerGroup>>;
  listSubjects(
    query: OperationInput<'listSubjects'>['query'],
    caller: Caller,
  ): Promise<IndexedPage<SubjectSummary>>;
  /** @throws NotFoundError when the cluster or subject does not exist */
  getSubject(
    ref: OperationInput<'getSubject'>['params'],
    caller: Caller,
  ): Promise<Subject>;
  /** @throws NotFoundError when the landscape has no cluster */
  getFeed(landscape: string, caller: Caller): Promise<Feed>;
}

import { ErrorCode } from '@millrace/kafka-protocol';
import { AclResourceType } from '../acls/aclCodes';
import type { Authorizer, Requester } from '../acls/Authorizer';
import type { LogStore } from '../log/LogStore';
import type { PartitionLog } from '../log/PartitionLog';
import type { Topic } from '../topics/Topic';
import type { TopicRegistry } from '../topics/TopicRegistry';

/** A topic the requester may use, or the error code to answer with. */
export type TopicAccess =
  | { readonly topic: Topic; readonly errorCode: 0 }
  | { readonly topic: undefined; readonly errorCode: number };

/** A partition's log, or the error code to answer with. */
export type PartitionLookup =
  | { readonly topic: Topic; readonly log: PartitionLog; readonly errorCode: 0 }
  | {
      readonly topic: undefined;
      readonly log: undefined;
      readonly errorCode: number;
    };

/** @internal */
export interface PartitionAccessOptions {
  readonly topics: Pick<TopicRegistry, 'find' | 'findById'>;
  readonly logs: Pick<LogStore, 'partition'>;
  readonly authorizer: Pick<Authorizer, 'allows'>;
}

/**
 * From what a request names to the log it means: authorisation, then existence.
 *
 * @internal
 */
export class PartitionAccess {
  readonly #options: PartitionAccessOptions;

  constructor(options: PartitionAccessOptions) {
    this.#options = options;
  }

  /**
   * @param operation - of `AclOperation`; without it the answer is TOPIC_AUTHORIZATION_FAILED
   *   whether or not the topic exists
   */
  byName(who: Requester, operation: number, name: string): TopicAccess {
    if (!this.#allows(who, operation, name)) {
      return failed(ErrorCode.TOPIC_AUTHORIZATION_FAILED);
    }
    const topic = this.#options.topics.find(name);
    return topic
      ? { topic, errorCode: 0 }
      : failed(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
  }

  /** The same by topic id, for the versions that use ids. */
  byId(who: Requester, operation: number, id: string): TopicAccess {
    const topic = this.#options.topics.findById(id);
    if (!topic) {
      return failed(ErrorCode.UNKNOWN_TOPIC_ID);
    }
    return this.#allows(who, operation, topic.name)
      ? { topic, errorCode: 0 }
      : failed(ErrorCode.TOPIC_AUTHORIZATION_FAILED);
  }

  /** The log of one partition of an accessible topic. */
  partition(access: TopicAccess, partition: number): PartitionLookup {
    const { topic, errorCode } = access;
    if (!topic) {
      return { topic, log: undefined, errorCode };
    }
    if (partition < 0 || partition >= topic.partitions) {
      return {
        topic: undefined,
        log: undefined,
        errorCode: ErrorCode.UNKNOWN_TOPIC_OR_PARTITION,
      };
    }
    const log = this.#options.logs.partition(topic.id, partition);
    return { topic, log, errorCode: 0 };
  }

  #allows(who: Requester, operation: number, name: string): boolean {
    const { authorizer } = this.#options;
    return authorizer.allows(who, operation, AclResourceType.TOPIC, name);
  }
}

function failed(errorCode: number): TopicAccess {
  return { topic: undefined, errorCode };
}

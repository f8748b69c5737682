import { AclOperation } from '../../acls/aclCodes';
import { LogFixture, TOPIC_ID } from '../../log/__testUtils__/logFixture';
import type { LogStore } from '../../log/LogStore';
import type { Topic } from '../../topics/Topic';
import type { RequestContext } from '../Handler';
import { PartitionAccess } from '../PartitionAccess';
import type { Transfer } from '../Transfer';

/** One topic on a disk in memory, with what the record handlers need. */
export class RecordsFixture {
  readonly log: LogFixture;
  readonly store: LogStore;
  readonly transfers: Transfer[] = [];
  readonly partitions: PartitionAccess;
  /** Operations of `AclOperation` that the requester lacks. */
  readonly denied = new Set<number>();
  readonly topic: Topic = {
    name: 'harbour.container.loaded.v1',
    id: TOPIC_ID,
    partitions: 3,
    configs: new Map(),
    internal: false,
    createdAtMs: 0,
  };

  private constructor(log: LogFixture, store: LogStore) {
    this.log = log;
    this.store = store;
    this.partitions = new PartitionAccess({
      topics: {
        find: name => (name === this.topic.name ? this.topic : undefined),
        findById: id => (id === this.topic.id ? this.topic : undefined),
      },
      logs: store,
      authorizer: {
        allows: (_, operation) => !this.denied.has(operation),
      },
    });
  }

  static async create(log = new LogFixture()): Promise<RecordsFixture> {
    return new RecordsFixture(log, await log.open());
  }

  /** Lets nobody do an operation. */
  deny(operation: keyof typeof AclOperation): void {
    this.denied.add(AclOperation[operation]);
  }

  readonly observe = (transfer: Transfer): void => {
    this.transfers.push(transfer);
  };
}

/** A request's context with the fields a test cares about. */
export function contextOf(
  fields: Partial<RequestContext> & { apiVersion: number },
): RequestContext {
  return {
    apiKey: 0,
    correlationId: 1,
    clientId: 'tide-reader',
    softwareName: null,
    softwareVersion: null,
    principal: 'User:ANONYMOUS',
    host: '127.0.0.1',
    listener: 'local',
    signal: new AbortController().signal,
    ...fields,
  };
}

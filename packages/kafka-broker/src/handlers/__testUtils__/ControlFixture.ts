import { type MessageCodec, Reader, Writer } from '@millrace/kafka-protocol';
import { AclStore } from '../../acls/AclStore';
import { AclAuthorizer } from '../../acls/Authorizer';
import { TopicConfigDefaults } from '../../configs/TopicConfigDefaults';
import {
  defaultGroupSettings,
  GroupCoordinator,
} from '../../groups/GroupCoordinator';
import { MemoryJournalFiles } from '../../journal/__testUtils__/MemoryJournalFiles';
import { Journal } from '../../journal/Journal';
import { FakeClock } from '../../log/__testUtils__/FakeClock';
import { Logger, silentLogger } from '../../logging/Logger';
import { OffsetStore } from '../../offsets/OffsetStore';
import { TopicPolicy } from '../../policy/TopicPolicy';
import { ReplicationFactorPolicy } from '../../topics/placeReplicas';
import { TopicCreator } from '../../topics/TopicCreator';
import { TopicRegistry } from '../../topics/TopicRegistry';
import type { Handler, RequestContext } from '../Handler';
import { contextOf } from './RecordsFixture';

/** What a fixture can be told to be different. */
export interface ControlOptions {
  files?: MemoryJournalFiles;
  policy?: TopicPolicy;
  replicationFactorPolicy?: ReplicationFactorPolicy;
  maxPartitions?: number;
}

/** Everything the handlers of topics, groups and rules need, on a journal in memory. */
export class ControlFixture {
  readonly files: MemoryJournalFiles;
  readonly clock = new FakeClock();
  readonly warnings: string[] = [];
  readonly logger: Logger = {
    ...silentLogger,
    warn: message => this.warnings.push(message),
  };
  readonly journal: Journal;
  readonly topics: TopicRegistry;
  readonly offsets: OffsetStore;
  readonly acls: AclStore;
  readonly authorizer: AclAuthorizer;
  readonly groups: GroupCoordinator;
  readonly creator: TopicCreator;
  readonly defaults = new TopicConfigDefaults({ 'segment.bytes': '2097152' });
  readonly nodeId = 1;
  readonly dataDir = '/data';
  readonly autoCreateTopics = false;
  readonly cluster = {
    clusterId: 'harbour',
    nodeId: 1,
    advertised: () => ({ host: 'localhost', port: 9092 }),
  };
  readonly brokerFacts = () => ({
    nodeId: 1,
    listeners: ['PLAINTEXT://127.0.0.1:9092'],
    advertisedListeners: ['PLAINTEXT://localhost:9092'],
    dataDir: '/data',
    autoCreateTopics: false,
    numPartitions: 1,
    initialRebalanceDelayMs: 0,
    minSessionTimeoutMs: 6_000,
    maxSessionTimeoutMs: 1_800_000,
    offsetsRetentionMs: 604_800_000,
    superUsers: ['User:ANONYMOUS'],
  });
  readonly partitionBytes = () => 4096;
  readonly diskSpace = async () => ({ totalBytes: 100n, usableBytes: 50n });

  private constructor(options: ControlOptions) {
    const now = () => this.clock.now();
    this.files = options.files ?? new MemoryJournalFiles();
    this.journal = new Journal({ files: this.files, logger: this.logger });
    const { journal, clock, logger } = this;
    this.topics = new TopicRegistry({ journal, now });
    this.offsets = new OffsetStore({
      journal,
      topics: this.topics,
      now,
      retentionMs: 604_800_000,
    });
    this.acls = new AclStore({ journal });
    this.authorizer = new AclAuthorizer({
      acls: this.acls,
      superUsers: ['User:ANONYMOUS'],
    });
    this.groups = new GroupCoordinator({
      clock,
      offsets: this.offsets,
      settings: defaultGroupSettings,
    });
    this.creator = new TopicCreator({
      topics: this.topics,
      settings: {
        nodeId: 1,
        numPartitions: 1,
        replicationFactorPolicy: options.replicationFactorPolicy ?? 'strict',
        maxPartitions: options.maxPartitions,
      },
      policy: { policy: options.policy, clock, logger },
      logger,
    });
  }

  static async open(options: ControlOptions = {}): Promise<ControlFixture> {
    const fixture = new ControlFixture(options);
    await fixture.journal.open();
    return fixture;
  }

  /** The broker after the process was killed, or after a power cut. */
  async reopen(): Promise<ControlFixture> {
    return ControlFixture.open({ files: this.files.afterPowerCut() });
  }

  async topic(name: string, partitions = 1, configs = {}) {
    return this.topics.create({
      name,
      partitions,
      configs: new Map(Object.entries(configs)),
    });
  }
}

/** The codecs and the handler of one API. */
export interface Api<Request, Response> {
  request: MessageCodec<Request>;
  response: MessageCodec<Response>;
  handler: Handler<Request, Response>;
}

/**
 * Sends a request the whole way: encoded and decoded in its version, handled, and the answer
 * encoded and decoded again.
 */
export async function call<Request, Response>(
  { request, response, handler }: Api<Request, Response>,
  apiVersion: number,
  body: Request,
  fields: Partial<RequestContext> = {},
): Promise<Response> {
  const sent = new Writer();
  request.encode(sent, body, apiVersion);
  const received = request.decode(new Reader(sent.toBuffer()), apiVersion);
  const answer = await handler.handle(
    received,
    contextOf({ apiVersion, ...fields }),
  );
  if (answer === undefined) {
    throw new Error('There was no answer');
  }
  const back = new Writer();
  response.encode(back, answer, apiVersion);
  return response.decode(new Reader(back.toBuffer()), apiVersion);
}

/** All versions that a handler advertises. */
export function versionsOf({
  versions,
}: Pick<Handler<never, never>, 'versions'>) {
  const [min, max] = versions;
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

import { ErrorCode } from '@millrace/kafka-protocol';
import { Requester } from '../acls/Authorizer';
import { checkTopicConfigs } from '../configs/checkTopicConfigs';
import { Logger } from '../logging/Logger';
import { judgeTopic, TopicPolicyOptions } from '../policy/judgeTopic';
import {
  isRefusal,
  PlacementSettings,
  placeReplicas,
  Refusal,
  WantedPlacement,
} from './placeReplicas';
import { NameRefusal, TopicRegistry } from './TopicRegistry';
import { warnAboutConfigs } from './warnAboutConfigs';

/** More are beyond what one node is measured for. */
const MAX_PARTITIONS = 50_000;

/** @internal */
export interface WantedTopic extends WantedPlacement {
  name: string;
  /** The topic's own configuration; null values are refused. */
  configs: readonly { name: string; value: string | null }[];
}

/** A topic as it was, or would be, created. @internal */
export interface CreatedTopic {
  /** Undefined when nothing was to be created. */
  id?: string;
  partitions: number;
  configs: ReadonlyMap<string, string>;
}

/** @internal */
export interface TopicCreatorOptions {
  topics: TopicRegistry;
  settings: PlacementSettings & { maxPartitions?: number };
  policy: TopicPolicyOptions;
  logger: Logger;
}

const NAME_ERRORS: Record<NameRefusal['problem'], number> = {
  exists: ErrorCode.TOPIC_ALREADY_EXISTS,
  invalid: ErrorCode.INVALID_TOPIC_EXCEPTION,
  collision: ErrorCode.INVALID_TOPIC_EXCEPTION,
};

/** The one way clients create topics, by request or by asking for one. @internal */
export class TopicCreator {
  readonly #options: TopicCreatorOptions;

  constructor(options: TopicCreatorOptions) {
    this.#options = options;
  }

  /**
   * Checks and, unless `validateOnly`, creates a topic. The verdict is the same in both cases.
   *
   * @throws JournalError when the disk refused it.
   */
  async create(
    wanted: WantedTopic,
    who: Requester & { clientId: string | null },
    options: { validateOnly: boolean },
  ): Promise<CreatedTopic | Refusal> {
    const { topics, logger } = this.#options;
    const planned = this.#plan(wanted);
    if (isRefusal(planned)) {
      return planned;
    }
    const { partitions, configs, wantedReplicationFactor } = planned;
    const refused = await judgeTopic(
      {
        name: wanted.name,
        partitions,
        replicationFactor: wantedReplicationFactor ?? 1,
        configs: Object.fromEntries(configs),
        principal: who.principal,
        clientId: who.clientId,
        host: who.host,
        validateOnly: options.validateOnly,
      },
      this.#options.policy,
    );
    if (refused !== undefined) {
      return { error: ErrorCode.POLICY_VIOLATION, reason: refused };
    }
    // Somebody may have taken the name or the room while the policy was asked.
    const late = this.#checkName(wanted.name) ?? this.#checkRoom(partitions);
    if (late) {
      return late;
    }
    if (options.validateOnly) {
      return { partitions, configs };
    }
    const { id } = await topics.create({
      name: wanted.name,
      partitions,
      configs,
      wantedReplicationFactor,
    });
    if (wantedReplicationFactor !== undefined) {
      logger.warn('Created a topic with one replica instead of more', {
        topic: wanted.name,
        wanted: wantedReplicationFactor,
      });
    }
    warnAboutConfigs(wanted.name, configs, logger);
    return { id, partitions, configs };
  }

  #plan(wanted: WantedTopic):
    | {
        partitions: number;
        configs: ReadonlyMap<string, string>;
        wantedReplicationFactor?: number;
      }
    | Refusal {
    const nameRefusal = this.#checkName(wanted.name);
    if (nameRefusal) {
      return nameRefusal;
    }
    const configs = new Map<string, string>();
    for (const { name, value } of wanted.configs) {
      if (value === null) {
        return {
          error: ErrorCode.INVALID_CONFIG,
          reason: `Configuration ${name} has no value; leave it out for the default`,
        };
      }
      configs.set(name, value);
    }
    const problem = checkTopicConfigs(configs);
    if (problem) {
      return { error: ErrorCode.INVALID_CONFIG, reason: problem };
    }
    const placement = placeReplicas(wanted, this.#options.settings);
    if (isRefusal(placement)) {
      return placement;
    }
    return (
      this.#checkRoom(placement.partitions) ?? {
        ...placement,
        configs,
      }
    );
  }

  #checkName(name: string): Refusal | undefined {
    const refusal = this.#options.topics.checkName(name);
    return (
      refusal && { error: NAME_ERRORS[refusal.problem], reason: refusal.reason }
    );
  }

  #checkRoom(partitions: number): Refusal | undefined {
    return checkPartitionLimit(
      this.#options.topics.partitionCount + partitions,
      this.#options.settings.maxPartitions,
    );
  }
}

/** Whether the broker may have this many partitions. @internal */
export function checkPartitionLimit(
  total: number,
  limit = MAX_PARTITIONS,
): Refusal | undefined {
  return total <= limit
    ? undefined
    : {
        error: ErrorCode.POLICY_VIOLATION,
        reason: `[limits.partitions] This broker would have ${total} partitions; the limit is ${limit}`,
      };
}

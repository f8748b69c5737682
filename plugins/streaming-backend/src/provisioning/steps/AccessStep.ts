import { ServiceUnavailableError } from '@backstage/errors';
import { ChangeItem, say } from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { AccessRule, ClusterConnection } from '../../clusters';
import { MetadataIndex } from '../../index/MetadataIndex';
import { sayError } from '../../lib/sayError';
import {
  CompensationResult,
  StepResult,
  StepRunner,
  StepScope,
} from '../StepRunner';

type AccessItem = Extract<ChangeItem, { kind: 'acl' }>;

const createdSchema = z.array(z.string());

/** Creates the access rules that are missing; deletes those again that it created. */
export class AccessStep implements StepRunner {
  readonly #index: Pick<MetadataIndex, 'refreshNow' | 'cluster'>;

  constructor(options: {
    index: Pick<MetadataIndex, 'refreshNow' | 'cluster'>;
  }) {
    this.#index = options.index;
  }

  async run(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<StepResult> {
    const planned = items.filter(isAccess);
    const connection = scope.connection();
    const existing = await existingRules(connection);
    if (existing === undefined) {
      return {
        outcome: 'recorded',
        detail: say('step.accessNotKept', { cluster: scope.clusterId }),
      };
    }
    const missing = planned.filter(item => !existing.has(keyOf(toRule(item))));
    if (missing.length > 0) {
      await this.#create(connection, missing, scope);
    }
    const enforced =
      this.#index.cluster(scope.clusterId).cluster.capabilities.aclsEnforced
        ?.value ?? true;
    if (!enforced) {
      return {
        outcome: 'recorded',
        detail: say('step.accessRecorded', {
          count: planned.length,
          cluster: scope.clusterId,
        }),
      };
    }
    return missing.length > 0 || scope.created !== null
      ? {
          outcome: 'done',
          detail: say('step.accessInForce', { count: planned.length }),
        }
      : {
          outcome: 'already-as-planned',
          detail: say('step.accessExists', { count: planned.length }),
        };
  }

  async compensate(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<CompensationResult> {
    const own = new Set(createdSchema.parse(scope.created));
    const rules = items
      .filter(isAccess)
      .filter(item => own.has(item.id))
      .map(toRule);
    await scope.connection().deleteAcls(rules);
    await scope.remember(null);
    await this.#index.refreshNow(scope.clusterId, { acls: true });
    return {
      outcome: 'compensated',
      detail: say('step.accessRemoved', { count: rules.length }),
    };
  }

  async #create(
    connection: ClusterConnection,
    missing: readonly AccessItem[],
    scope: StepScope,
  ): Promise<void> {
    const earlier =
      scope.created === null ? [] : createdSchema.parse(scope.created);
    await scope.remember([
      ...new Set([...earlier, ...missing.map(item => item.id)]),
    ]);
    await connection.createAcls(missing.map(toRule));
    const after = await existingRules(connection);
    const absent = missing.filter(item => !after?.has(keyOf(toRule(item))));
    if (absent.length > 0) {
      throw sayError(
        ServiceUnavailableError,
        say('step.accessUnlisted', {
          cluster: scope.clusterId,
          count: missing.length,
          absent: absent.length,
        }),
      );
    }
    await this.#index.refreshNow(scope.clusterId, { acls: true });
  }
}

function isAccess(item: ChangeItem): item is AccessItem {
  return item.kind === 'acl';
}

/** Keys of the rules of a cluster; undefined when it keeps none. */
async function existingRules(
  connection: ClusterConnection,
): Promise<Set<string> | undefined> {
  try {
    return new Set((await connection.describeAcls()).map(keyOf));
  } catch (error) {
    if (error instanceof Error && error.name === 'NotImplementedError') {
      return undefined;
    }
    throw error;
  }
}

function toRule(item: AccessItem): AccessRule {
  return {
    principal: item.principal,
    host: item.host,
    permission: 'ALLOW',
    operation: item.operation,
    resourceType: item.resourceType,
    resourceName: item.resourceName,
    patternType: item.patternType,
  };
}

function keyOf(rule: AccessRule): string {
  return JSON.stringify([
    rule.principal,
    rule.host,
    rule.permission,
    rule.operation,
    rule.resourceType,
    rule.resourceName,
    rule.patternType,
  ]);
}

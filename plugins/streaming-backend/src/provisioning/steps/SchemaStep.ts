import { ServiceUnavailableError } from '@backstage/errors';
import {
  ChangeItem,
  compatibilityLevelNames,
  say,
} from '@millrace/backstage-plugin-streaming-common';
import { z } from 'zod/v4';
import { MetadataIndex } from '../../index/MetadataIndex';
import { sayError } from '../../lib/sayError';
import { RegistryClient, SchemaInput } from '../../registry';
import {
  CompensationResult,
  StepResult,
  StepRunner,
  StepScope,
} from '../StepRunner';

type SubjectItem = Extract<ChangeItem, { kind: 'subject' }>;

/** What the subject was like before the first try. */
const createdSchema = z.object({
  level: z.enum(compatibilityLevelNames).nullable(),
  versions: z.array(z.number().int()),
});

/** Sets the compatibility level of a subject and registers a version; restores both when undone. */
export class SchemaStep implements StepRunner {
  readonly #index: Pick<MetadataIndex, 'refreshNow'>;

  constructor(options: { index: Pick<MetadataIndex, 'refreshNow'> }) {
    this.#index = options.index;
  }

  async run(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<StepResult> {
    const item = subjectOf(items);
    const { subject } = item;
    const registry = scope.registry();
    const level = await registry.compatibility(subject);
    const present = await registry.lookup(subject, inputOf(item));
    if (level === item.compatibility && present && scope.created === null) {
      return {
        outcome: 'already-as-planned',
        detail: say('step.schemaExists', {
          version: present.version,
          id: String(present.id),
          level,
        }),
      };
    }
    if (scope.created === null) {
      await scope.remember({
        level: level ?? null,
        versions: await registry.versions(subject),
      });
    }
    if (level !== item.compatibility) {
      await registry.setCompatibility(subject, item.compatibility);
    }
    const registered = present ?? (await register(registry, item));
    await this.#index.refreshNow(scope.clusterId, { subjects: [subject] });
    return {
      outcome: 'done',
      detail: say('step.schemaRegistered', {
        version: registered.version,
        id: String(registered.id),
        level: item.compatibility,
      }),
    };
  }

  async compensate(
    items: readonly ChangeItem[],
    scope: StepScope,
  ): Promise<CompensationResult> {
    const item = subjectOf(items);
    const { subject } = item;
    const registry = scope.registry();
    const before = createdSchema.parse(scope.created);
    const added = await registry.lookup(subject, inputOf(item));
    if (added && !before.versions.includes(added.version)) {
      if (before.versions.length === 0) {
        await registry.deleteSubject(subject);
      } else {
        await registry.deleteVersion(subject, added.version);
      }
    }
    const level = await registry.compatibility(subject);
    if (before.level !== null && level !== before.level) {
      await registry.setCompatibility(subject, before.level);
    } else if (before.level === null && level !== undefined) {
      await registry.deleteCompatibility(subject);
    }
    await scope.remember(null);
    await this.#index.refreshNow(scope.clusterId, { subjects: [subject] });
    return {
      outcome: 'compensated',
      detail:
        before.versions.length === 0
          ? say('step.subjectRemoved')
          : say('step.versionRemoved'),
    };
  }
}

function subjectOf(items: readonly ChangeItem[]): SubjectItem {
  const [item] = items;
  if (item?.kind !== 'subject') {
    throw new Error('A schema step needs exactly one subject');
  }
  return item;
}

function inputOf({ schemaType, schema, references }: SubjectItem): SchemaInput {
  return { schemaType, schema, ...(references ? { references } : {}) };
}

async function register(registry: RegistryClient, item: SubjectItem) {
  await registry.register(item.subject, inputOf(item));
  const registered = await registry.lookup(item.subject, inputOf(item));
  if (!registered) {
    throw sayError(
      ServiceUnavailableError,
      say('step.schemaUnlisted', {
        registry: registry.url,
        subject: item.subject,
      }),
    );
  }
  return registered;
}

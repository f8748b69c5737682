import { InputError } from '@backstage/errors';
import { PlanContext } from '@millrace/backstage-plugin-streaming-common';
import {
  CompatibilityVerdict,
  ReferencedTexts,
  RegistryClient,
  SchemaInput,
} from '../registry';

/**
 * What a schema is held against that would be the next version of a subject; null when nothing is there and nothing
 * is demanded. Where the verdict hangs on metadata, which only the registry knows in full, it gives the verdict itself.
 *
 * @throws the errors of the registry client
 */
export async function readSubject(
  registry: RegistryClient,
  subject: string,
  candidate: SchemaInput,
): Promise<PlanContext['subject']> {
  const [numbers, config] = await Promise.all([
    registry.versions(subject),
    registry.effectiveConfig(subject),
  ]);
  const [stored, verdict] = await Promise.all([
    Promise.all(numbers.map(version => registry.version(subject, version))),
    config.validatesFields || config.group !== null
      ? askForVerdict(registry, subject, candidate)
      : null,
  ]);
  if (stored.length === 0 && !verdict) {
    return null;
  }
  const texts = await ReferencedTexts.read(registry, stored);
  return {
    compatibility: config.compatibility,
    policy: config.policy,
    verdict,
    versions: stored.map(one => ({
      version: one.version,
      schemaType: one.schemaType,
      schema: one.schema,
      references: texts.of(one),
    })),
  };
}

/** Some registries refuse to compare what they cannot read: a verdict, too. */
async function askForVerdict(
  registry: RegistryClient,
  subject: string,
  candidate: SchemaInput,
): Promise<CompatibilityVerdict> {
  try {
    return await registry.checkCompatibility(subject, candidate);
  } catch (error) {
    if (error instanceof InputError) {
      return { compatible: false, messages: [error.message] };
    }
    throw error;
  }
}

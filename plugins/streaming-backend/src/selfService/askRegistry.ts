import {
  PlanContext,
  PlanReference,
  SaidValue,
  say,
  SchemaReference,
  TopicAnswers,
  withStop,
} from '@millrace/backstage-plugin-streaming-common';
import { saidBy } from '../lib/sayError';
import { RegistryClient } from '../registry';
import { readReferences } from './readReferences';
import { readSubject } from './readSubject';
import { within } from './within';

/** How long a check waits for a registry before it says that nobody answers, milliseconds. */
const ANSWER_TIMEOUT_MS = 4000;

/** A schema that somebody asks for, and the subject whose next version it would be; null when it is judged alone. */
export interface NextVersion {
  subject: string | null;
  schema: Pick<
    NonNullable<TopicAnswers['schema']>,
    'type' | 'text' | 'references'
  >;
}

/** What a registry holds that decides about a schema, or why that cannot be read. */
export interface RegistryFacts
  extends Pick<PlanContext, 'subject' | 'references'> {
  problem: SaidValue | null;
}

/** What a schema is judged by, or why that cannot be read now; never fails because the registry does. */
export async function askRegistry(
  registryOf: () => RegistryClient,
  { subject, schema }: NextVersion,
  options: Parameters<typeof readReferences>[2],
): Promise<RegistryFacts> {
  const { type, text, references = [] } = schema;
  try {
    const registry = registryOf();
    const [held, referenced] = await within(
      ANSWER_TIMEOUT_MS,
      say('answer.registry', { url: registry.url }),
      () =>
        Promise.all([
          subject === null
            ? null
            : readSubject(registry, subject, {
                schemaType: type,
                schema: text,
                ...(references.length > 0 ? { references } : {}),
              }),
          readReferences(
            registry,
            { subject: subject ?? '', references },
            options,
          ),
        ]),
    );
    return { subject: held, references: referenced, problem: null };
  } catch (error) {
    return {
      subject: null,
      references: references.map(notLookedUp),
      problem: withStop(saidBy(error)),
    };
  }
}

/** A reference of which nobody could say what is there. */
export function notLookedUp(reference: SchemaReference): PlanReference {
  return { reference, found: null, versions: [], subjects: [] };
}

import { PlanReference } from '@millrace/backstage-plugin-streaming-common';
import {
  qualified,
  ReferencedTexts,
  Referrer,
  RegistryClient,
} from '../registry';

/**
 * What the references of a schema that is asked for lead to. Only live versions can be referred to anew, and a subject
 * that may not be seen is as good as absent.
 *
 * @throws the errors of the registry client
 */
export async function readReferences(
  registry: RegistryClient,
  referrer: Referrer,
  options: {
    canSee: (subject: string) => boolean;
    /** Whether other subjects are named where one is missing. */
    withChoices: boolean;
  },
): Promise<PlanReference[]> {
  const { canSee, withChoices } = options;
  const wanted = qualified(referrer);
  const names = [...new Set(wanted.map(({ subject }) => subject))];
  const live = new Map(
    await Promise.all(
      names.map(
        async (subject): Promise<[string, number[]]> => [
          subject,
          subject && canSee(subject) ? await registry.versions(subject) : [],
        ],
      ),
    ),
  );
  const versionsOf = (subject: string) => live.get(subject) ?? [];
  const present = wanted.filter(one =>
    versionsOf(one.subject).includes(one.version),
  );
  const texts = await ReferencedTexts.read(registry, [
    { ...referrer, references: present },
  ]);
  const missing = names.some(subject => versionsOf(subject).length === 0);
  const subjects =
    missing && withChoices ? (await registry.subjects()).filter(canSee) : [];
  return wanted.map((one, index) => ({
    reference: referrer.references[index] ?? one,
    found:
      (present.includes(one)
        ? texts.of({ ...referrer, references: [one] })[0]
        : undefined) ?? null,
    versions: versionsOf(one.subject),
    subjects: versionsOf(one.subject).length === 0 ? subjects : [],
  }));
}

import { CheckResult } from '../models';
import { nearest } from '../lib/nearest';
import { asReason, listed, Said, say } from '../sentences';
import { PlanReference } from './PlanContext';

/** So many subjects are named as choices. */
const MAX_CHOICES = 5;

/** Whether everything that a schema refers to is in the registry, a verdict per reference. */
export function referenceChecks(
  references: readonly PlanReference[],
  target: string,
): CheckResult[] {
  return references.map(one => {
    const problem = problemOf(one);
    const { name, subject, version } = one.reference;
    return {
      ruleId: 'schema.reference',
      tier: 'global',
      target,
      field: 'schema.references',
      ...(problem
        ? { level: 'fail', ...asReason(problem) }
        : {
            level: 'pass',
            ...asReason(
              say('schema.reference.found', { name, subject, version }),
            ),
          }),
    };
  });
}

function problemOf({
  reference: { name, subject, version },
  found,
  versions,
  subjects,
}: PlanReference): Said | undefined {
  if (!name) {
    return say('schema.reference.unnamed', { subject });
  }
  if (found) {
    return undefined;
  }
  if (versions.length > 0) {
    return say('schema.reference.noVersion', {
      name,
      subject,
      version,
      versions: listed(versions.map(String)),
    });
  }
  const choices = choicesFor(subject, subjects);
  return choices.length > 0
    ? say('schema.reference.noSubject', {
        name,
        subject,
        choices: listed(choices),
      })
    : say('schema.reference.noSubjects', { name, subject });
}

/** The subject that was most likely meant, then others in the order of their names. */
function choicesFor(subject: string, subjects: readonly string[]): string[] {
  const meant = nearest(subject, subjects);
  const others = subjects.filter(one => one !== meant).sort();
  return [...(meant === undefined ? [] : [meant]), ...others].slice(
    0,
    MAX_CHOICES,
  );
}

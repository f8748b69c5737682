import { Rule } from '../DesiredTopic';

/** Rules on the access that the topic brings with it. */
export const accessRules: Record<string, Rule> = {
  'access.wildcard': topic => {
    const open = topic.accessRules.find(rule =>
      /(^|:)\*$/.test(rule.principal),
    );
    return open
      ? [
          {
            reason: `${open.application} would be granted access as ${open.principal}, that is everybody; annotate it with a principal of its own`,
            field: 'consumers',
            observed: open.principal,
          },
        ]
      : [];
  },

  'access.wide-prefix': topic => {
    const wide = topic.accessRules.filter(
      rule =>
        rule.patternType === 'prefixed' &&
        !rule.resourceName.startsWith(nameOf(rule.application)),
    );
    const prefixes = new Set(
      wide.map(rule => `${rule.resourceName}* for ${rule.application}`),
    );
    return [...prefixes].map(prefix => ({
      reason: `The grant on the prefix ${prefix} reaches beyond the application; name its groups, or begin the prefix with its name`,
      field: 'consumers' as const,
      observed: prefix,
    }));
  },
};

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

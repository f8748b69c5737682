import { because, inEnglish, say } from '../../sentences';
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
            ...because('access.everybody', {
              application: open.application,
              principal: open.principal,
            }),
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
    const grants = new Map(
      wide.map(({ resourceName: prefix, application }) => [
        `${prefix} ${application}`,
        say('access.prefix', { prefix, application }),
      ]),
    );
    return [...grants.values()].map(grant => ({
      ...because('access.prefixWide', { grant }),
      field: 'consumers' as const,
      observed: inEnglish(grant),
    }));
  },
};

function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}

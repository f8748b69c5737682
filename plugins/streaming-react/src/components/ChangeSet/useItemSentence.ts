import { parseEntityRef } from '@backstage/catalog-model';
import { ChangeItem } from '@millrace/backstage-plugin-streaming-common';
import { useFormat } from '../../hooks/useFormat';
import { useTexts } from '../../hooks/useTexts';

const UNLIMITED = '-1';

/** Says an item of a change-set in one sentence of the reader's language. */
export function useItemSentence(): (item: ChangeItem) => string {
  const t = useTexts();
  const format = useFormat();

  const retention = (configs: Record<string, string>) => {
    const milliseconds = configs['retention.ms'];
    if (configs['cleanup.policy'] === 'compact') {
      return t('changeSet.compacted');
    }
    if (milliseconds === undefined) {
      return t('changeSet.keptDefault');
    }
    return milliseconds === UNLIMITED
      ? t('changeSet.keptForever')
      : t('changeSet.kept', {
          span: format.span(milliseconds) ?? milliseconds,
        });
  };

  return item => {
    switch (item.kind) {
      case 'topic':
        return t(item.role === 'dlq' ? 'changeSet.dlq' : 'changeSet.topic', {
          name: item.name,
          count: item.partitions,
          copies: t('changeSet.copies', { count: item.replicationFactor }),
          retention: retention(item.configs),
        });
      case 'subject':
        return t('changeSet.subject', {
          subject: item.subject,
          type: item.schemaType,
          compatibility: item.compatibility,
        });
      case 'acl':
        return t(`changeSet.acl.${item.operation}`, {
          application: parseEntityRef(item.application).name,
          resource: `${item.resourceName}${
            item.patternType === 'prefixed' ? '*' : ''
          }`,
        });
      default:
        return t('changeSet.entity', {
          topic: item.topic,
          owner: item.owner.includes(':')
            ? parseEntityRef(item.owner).name
            : item.owner,
        });
    }
  };
}

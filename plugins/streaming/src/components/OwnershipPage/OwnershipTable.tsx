import {
  Button,
  Cell,
  ColumnConfig,
  Table,
  TablePaginationType,
} from '@backstage/ui';
import { OwnershipItem } from '@millrace/backstage-plugin-streaming-common';
import {
  EntityLink,
  OwnerLink,
  TopicName,
  useEntityHref,
  useSaid,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo, useState } from 'react';
import { ClaimDialog } from './ClaimDialog';
import styles from './OwnershipTable.module.css';

type OwnershipRow = OwnershipItem & { id: string };

/** The inbox as rows: topic, who it seems to be, why, and the claim. */
export function OwnershipTable(props: {
  items: OwnershipItem[];
  groups: string[];
  pagination: TablePaginationType;
  onClaimed: () => void;
}) {
  const t = useTexts();
  const say = useSaid();
  const entityHref = useEntityHref();
  const [claiming, setClaiming] = useState<OwnershipItem>();
  const columns = useMemo<ColumnConfig<OwnershipRow>[]>(
    () => [
      {
        id: 'topic',
        label: t('ownership.column.topic'),
        isRowHeader: true,
        defaultWidth: '3fr',
        cell: item => (
          <Cell>
            <TopicName name={item.topic} href={entityHref(item.entityRef)} />
            <div className={styles.second}>{item.cluster}</div>
          </Cell>
        ),
      },
      {
        id: 'owner',
        label: t('ownership.column.owner'),
        defaultWidth: '1.5fr',
        cell: item => (
          <Cell>
            <OwnerLink
              owner={item.ownership.owner}
              standing={item.ownership.standing}
            />
          </Cell>
        ),
      },
      {
        id: 'suggestion',
        label: t('ownership.column.suggestion'),
        defaultWidth: '1.5fr',
        cell: item => (
          <Cell>
            {item.suggestion ? (
              <>
                <EntityLink entityRef={item.suggestion.owner} />{' '}
                <span className={styles.second}>
                  {t('ownership.sure', {
                    percentage: item.suggestion.percentage,
                  })}
                </span>
              </>
            ) : (
              t('ownership.noSuggestion')
            )}
          </Cell>
        ),
      },
      {
        id: 'evidence',
        label: t('ownership.column.evidence'),
        defaultWidth: '3fr',
        cell: item => (
          <Cell>
            <ul className={styles.evidence}>
              {item.evidence.map(({ reason, said }) => (
                <li key={reason}>{say(reason, said)}</li>
              ))}
            </ul>
          </Cell>
        ),
      },
      {
        id: 'claim',
        label: t('ownership.column.action'),
        defaultWidth: '1fr',
        cell: item => (
          <Cell>
            <Button
              size="small"
              variant="secondary"
              aria-label={t('ownership.claimTopic', { topic: item.topic })}
              isDisabled={props.groups.length === 0}
              onPress={() => setClaiming(item)}
            >
              {t('ownership.claim')}
            </Button>
          </Cell>
        ),
      },
    ],
    [entityHref, props.groups.length, say, t],
  );
  const rows = useMemo(
    () =>
      props.items.map(item => ({
        ...item,
        id: `${item.cluster}/${item.topic}`,
      })),
    [props.items],
  );
  return (
    <>
      <Table columnConfig={columns} data={rows} pagination={props.pagination} />
      {claiming && (
        <ClaimDialog
          item={claiming}
          groups={props.groups}
          onClose={() => setClaiming(undefined)}
          onClaimed={props.onClaimed}
        />
      )}
    </>
  );
}

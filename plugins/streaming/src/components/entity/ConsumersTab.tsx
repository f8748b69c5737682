import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import {
  ConsumerGroup,
  TopicDetail,
} from '@millrace/backstage-plugin-streaming-common';
import {
  Ago,
  Age,
  EmptyView,
  EntityLink,
  OwnerLink,
  Quantity,
  useFormat,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { TopicAnswer } from './TopicAnswer';
import { TopicTab } from './TopicTab';
import styles from './entity.module.css';

/** Who reads the topic and how far behind they are; who writes it and how that is known. */
export function ConsumersTab() {
  const t = useTexts();
  return (
    <TopicTab>
      {topic => (
        <>
          <TopicAnswer topic={topic} />
          <section>
            <h2 className={styles.title}>{t('topic.part.consumers')}</h2>
            {topic.groups.length > 0 ? (
              <Groups topic={topic} />
            ) : (
              <EmptyView
                title={t('topic.noGroups')}
                hint={t('topic.noGroupsHint')}
              />
            )}
          </section>
          <section>
            <h2 className={styles.title}>{t('topic.part.producers')}</h2>
            {topic.writers.length > 0 ? (
              <Writers topic={topic} />
            ) : (
              <EmptyView
                title={t('topic.noWriters')}
                hint={t('topic.noWritersHint')}
              />
            )}
          </section>
        </>
      )}
    </TopicTab>
  );
}

type GroupRow = ConsumerGroup & { id: string };

function Groups(props: { topic: TopicDetail }) {
  const { topic } = props;
  const t = useTexts();
  const rows = useMemo(
    () => topic.groups.map(group => ({ ...group, id: group.groupId })),
    [topic.groups],
  );
  const columns: ColumnConfig<GroupRow>[] = [
    {
      id: 'group',
      label: t('topic.column.group'),
      isRowHeader: true,
      defaultWidth: '2fr',
      cell: group => (
        <Cell>
          <span className={styles.code}>{group.groupId}</span>
          <div className={styles.second}>
            {group.application ? (
              <EntityLink entityRef={group.application} />
            ) : (
              t('topic.noApplication')
            )}
          </div>
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('topic.column.owner'),
      cell: group => (
        <Cell>
          <OwnerLink owner={group.owner} />
        </Cell>
      ),
    },
    {
      id: 'state',
      label: t('topic.column.state'),
      cell: group => <CellText title={group.state} />,
    },
    {
      id: 'members',
      label: t('topic.column.members'),
      cell: group => (
        <Cell>
          <span className={styles.number}>
            <Quantity value={group.members.length} />
          </span>
        </Cell>
      ),
    },
    {
      id: 'lag',
      label: t('topic.column.lag'),
      defaultWidth: '1.5fr',
      cell: group => (
        <Cell>
          <GroupLag group={group} topic={topic.name} />
        </Cell>
      ),
    },
    {
      id: 'age',
      label: t('topic.column.age'),
      cell: group => (
        <Cell>
          <Age age={group.age} compact />
        </Cell>
      ),
    },
  ];
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}

/** The lag of a group on this topic, each partition one click away. */
function GroupLag(props: { group: ConsumerGroup; topic: string }) {
  const t = useTexts();
  const partitions = props.group.partitions.filter(
    partition => partition.topic === props.topic,
  );
  return (
    <details>
      <summary>
        <Quantity value={props.group.lag} />{' '}
        <span className={styles.second}>{t('topic.messages')}</span>
      </summary>
      <ul>
        {partitions.map(partition => (
          <li key={partition.partition}>
            {t('topic.partitionLag', {
              partition: partition.partition,
              lag: partition.lag ?? '–',
              committed: partition.committed ?? '–',
              end: partition.end ?? '–',
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

type WriterRow = TopicDetail['writers'][number] & { id: string };

function Writers(props: { topic: TopicDetail }) {
  const t = useTexts();
  const format = useFormat();
  const rows = useMemo(
    () =>
      props.topic.writers.map(writer => ({
        ...writer,
        id: `${writer.application} ${writer.clientId} ${writer.principal}`,
      })),
    [props.topic.writers],
  );
  const columns: ColumnConfig<WriterRow>[] = [
    {
      id: 'application',
      label: t('topic.column.application'),
      isRowHeader: true,
      cell: writer => (
        <Cell>
          {writer.application ? (
            <EntityLink entityRef={writer.application} />
          ) : (
            writer.clientId ?? writer.principal ?? t('topic.noApplication')
          )}
        </Cell>
      ),
    },
    {
      id: 'owner',
      label: t('topic.column.owner'),
      cell: writer => (
        <Cell>
          <OwnerLink owner={writer.owner} />
        </Cell>
      ),
    },
    {
      id: 'known',
      label: t('topic.column.known'),
      cell: writer => (
        <CellText
          title={writer.provenances
            .map(provenance => t(`lineage.provenance.${provenance}`))
            .join(', ')}
        />
      ),
    },
    {
      id: 'rate',
      label: t('topic.column.rate'),
      cell: writer => (
        <CellText
          title={
            writer.messagesPerSecond === null
              ? '–'
              : t('topic.perSecond', {
                  rate: format.rate(writer.messagesPerSecond),
                })
          }
        />
      ),
    },
    {
      id: 'lastSeen',
      label: t('topic.column.lastSeen'),
      cell: writer => (
        <Cell>
          {writer.lastSeen ? <Ago at={writer.lastSeen} /> : t('age.never')}
        </Cell>
      ),
    },
  ];
  return (
    <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
  );
}

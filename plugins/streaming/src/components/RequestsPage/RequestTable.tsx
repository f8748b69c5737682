import {
  Cell,
  CellText,
  ColumnConfig,
  Table,
  TablePaginationType,
} from '@backstage/ui';
import { RequestSummary } from '@millrace/backstage-plugin-streaming-common';
import {
  Ago,
  EntityLink,
  OwnerLink,
  TopicName,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { Fragment, useMemo } from 'react';
import { useStreamingPaths } from '../../routing';
import { EnvironmentBadge } from '../EnvironmentBadge';
import { RequestStateMark } from '../RequestState';

/** Requests as rows, newest first as they come; a row opens the request. */
export function RequestTable(props: {
  requests: RequestSummary[];
  pagination?: TablePaginationType;
}) {
  const t = useTexts();
  const paths = useStreamingPaths();
  const columns = useMemo<ColumnConfig<RequestSummary>[]>(
    () => [
      {
        id: 'title',
        label: t('requests.column.request'),
        isRowHeader: true,
        defaultWidth: '3fr',
        cell: request => (
          <Cell>
            <TopicName
              name={nameIn(request.title)}
              href={paths.request(request.id)}
            />
            <div>
              {request.unreadable
                ? t('requests.unreadable', { reason: request.unreadable })
                : request.id}
            </div>
          </Cell>
        ),
      },
      {
        id: 'owner',
        label: t('requests.column.owner'),
        defaultWidth: '1.5fr',
        cell: request => (
          <Cell>
            {request.owner.includes(':') ? (
              <OwnerLink owner={request.owner} />
            ) : (
              request.owner || t('owner.unowned')
            )}
          </Cell>
        ),
      },
      {
        id: 'state',
        label: t('requests.column.state'),
        defaultWidth: '1.5fr',
        cell: request => (
          <Cell>
            <RequestStateMark state={request.state} />
          </Cell>
        ),
      },
      {
        id: 'waitingFor',
        label: t('requests.column.waitingFor'),
        defaultWidth: '1.5fr',
        cell: request =>
          request.waitingFor.length === 0 ? (
            <CellText title="–" color="secondary" />
          ) : (
            <Cell>
              {request.waitingFor.map((group, index) => (
                <Fragment key={group}>
                  {index > 0 && ', '}
                  <EntityLink entityRef={group} />
                </Fragment>
              ))}
            </Cell>
          ),
      },
      {
        id: 'environment',
        label: t('requests.column.environment'),
        defaultWidth: 136,
        cell: request => (
          <Cell>
            <EnvironmentBadge environment={request.environment} />
          </Cell>
        ),
      },
      {
        id: 'requester',
        label: t('requests.column.requester'),
        defaultWidth: '1.5fr',
        cell: request => (
          <Cell>
            <EntityLink entityRef={request.requester} />
          </Cell>
        ),
      },
      {
        id: 'updatedAt',
        label: t('requests.column.updated'),
        defaultWidth: 130,
        cell: request => (
          <Cell>
            <Ago at={request.updatedAt} />
          </Cell>
        ),
      },
    ],
    [paths, t],
  );
  return (
    <Table
      columnConfig={columns}
      data={props.requests}
      pagination={props.pagination ?? { type: 'none' }}
      rowConfig={{ getHref: request => paths.request(request.id) }}
    />
  );
}

/** The topic's name, with which a title ends; names hold no spaces. */
function nameIn(title: string): string {
  return title.slice(title.lastIndexOf(' ') + 1);
}

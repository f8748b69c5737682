import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  Ago,
  ApprovalList,
  ChangeSet,
  EntityLink,
  Facts,
  OwnerLink,
  useDerivedFacts,
  useTexts,
  VerdictList,
} from '@millrace/backstage-plugin-streaming-react';
import { ReactNode } from 'react';
import { EnvironmentBadge } from '../EnvironmentBadge';
import { RequestSentence } from './RequestSentence';
import { Steps } from './Steps';
import { Timeline } from './Timeline';
import styles from './RequestView.module.css';

/** What happens next and who has it now; the whole change with its reasons; checks, approvals, steps, history. */
export function RequestView(props: {
  request: StreamingRequest;
  onChanged: (request: StreamingRequest) => void;
}) {
  const { request, onChanged } = props;
  const t = useTexts();
  return (
    <>
      <RequestSentence request={request} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Part title={t('request.part.changes')}>
            {request.items.length > 0 ? (
              <ChangeSet items={request.items} />
            ) : (
              <Text as="p" color="secondary">
                {t('request.noChanges')}
              </Text>
            )}
          </Part>
          <Part title={t('request.part.checks')}>
            {request.checks.length > 0 ? (
              <VerdictList checks={request.checks} />
            ) : (
              <Text as="p" color="secondary">
                {t('request.noChecks')}
              </Text>
            )}
          </Part>
          {request.steps.length > 0 && (
            <Part title={t('request.part.steps')}>
              <Steps steps={request.steps} />
            </Part>
          )}
          <Part title={t('request.part.history')}>
            <Timeline request={request} onChanged={onChanged} />
          </Part>
        </div>
        <div className={styles.side}>
          <Part title={t('request.part.approvals')}>
            {request.approvals.length > 0 ? (
              <ApprovalList approvals={request.approvals} />
            ) : (
              <Text as="p" color="secondary">
                {t(
                  request.state === 'draft' ? 'approval.none' : 'approval.auto',
                )}
              </Text>
            )}
          </Part>
          <Part title={t('request.part.facts')}>
            <RequestFacts request={request} />
          </Part>
        </div>
      </div>
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <Card role="region" aria-label={props.title}>
      <CardHeader>
        <h2 className={styles.title}>{props.title}</h2>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
}

function RequestFacts(props: { request: StreamingRequest }) {
  const { request } = props;
  const t = useTexts();
  const derived = useDerivedFacts(
    request.derived.filter(({ field }) => field !== 'cluster'),
  );
  return (
    <Facts
      facts={[
        [
          t('request.fact.owner'),
          request.owner.includes(':') ? (
            <OwnerLink key="owner" owner={request.owner} />
          ) : (
            request.owner || t('owner.unowned')
          ),
        ],
        [
          t('request.fact.environment'),
          <EnvironmentBadge
            key="environment"
            environment={request.environment}
          />,
        ],
        [t('request.fact.cluster'), request.cluster],
        [
          t('request.fact.requester'),
          <EntityLink key="requester" entityRef={request.requester} />,
        ],
        [t('request.fact.created'), <Ago key="at" at={request.createdAt} />],
        [t('request.fact.revision'), request.revision],
        [t('request.fact.description'), request.answers.description || null],
        [t('request.fact.justification'), request.justification || null],
        [
          t('request.fact.criticality'),
          t(`contract.criticality.${request.answers.criticality}`),
        ],
        [
          t('request.fact.classification'),
          t(`contract.classification.${request.answers.classification}`),
        ],
        ...derived,
      ]}
    />
  );
}

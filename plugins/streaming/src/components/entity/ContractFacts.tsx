import { TopicDetail } from '@millrace/backstage-plugin-streaming-common';
import {
  EntityLink,
  Facts,
  OwnerLink,
  useFormat,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { Link } from '@backstage/ui';
import { useStreamingPaths } from '../../routing';

/** What the owner promises about a topic, in words; what nobody said is shown as not said. */
export function ContractFacts(props: { topic: TopicDetail }) {
  const { topic } = props;
  const { contract } = topic;
  const t = useTexts();
  const format = useFormat();
  const paths = useStreamingPaths();
  const notSaid = t('topic.notSaid');
  const span = topic.retentionMs && format.span(topic.retentionMs);
  return (
    <Facts
      facts={[
        [
          t('topic.fact.owner'),
          <OwnerLink
            key="owner"
            owner={topic.ownership.owner}
            standing={topic.ownership.standing}
          />,
        ],
        [
          t('topic.fact.description'),
          contract.description ?? topic.description ?? notSaid,
        ],
        [
          t('topic.fact.key'),
          contract.key
            ? [
                t(`contract.key.${contract.key.strategy}`),
                contract.key.field && `(${contract.key.field})`,
              ]
                .filter(Boolean)
                .join(' ')
            : notSaid,
        ],
        [t('topic.fact.ordering'), contract.key?.ordering || notSaid],
        [
          t('topic.fact.retention'),
          [
            contract.retentionCategory &&
              t(`contract.retention.${contract.retentionCategory}`),
            topic.cleanupPolicy?.includes('compact')
              ? t('topic.compacted')
              : span ?? (topic.retentionMs && t('topic.unlimited')),
          ]
            .filter(Boolean)
            .join(' · ') || notSaid,
        ],
        [
          t('topic.fact.criticality'),
          contract.criticality
            ? t(`contract.criticality.${contract.criticality}`)
            : notSaid,
        ],
        [
          t('topic.fact.classification'),
          contract.classification
            ? t(`contract.classification.${contract.classification}`)
            : notSaid,
        ],
        [
          t('topic.fact.consumers'),
          contract.consumers.length > 0 ? (
            <Refs key="consumers" refs={contract.consumers} />
          ) : (
            notSaid
          ),
        ],
        [
          t('topic.fact.producers'),
          contract.producers.length > 0 ? (
            <Refs key="producers" refs={contract.producers} />
          ) : (
            notSaid
          ),
        ],
        [
          t('topic.fact.source'),
          contract.request ? (
            <Link key="request" href={paths.request(contract.request)}>
              {contract.request}
            </Link>
          ) : (
            t(`topic.source.${contract.source}`)
          ),
        ],
        [t('topic.fact.deadLetter'), topic.deadLetterTopic],
        [t('topic.fact.parent'), topic.parentTopic],
      ]}
    />
  );
}

function Refs(props: { refs: string[] }) {
  return (
    <>
      {props.refs.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          {ref.includes(':') ? <EntityLink entityRef={ref} /> : ref}
        </span>
      ))}
    </>
  );
}

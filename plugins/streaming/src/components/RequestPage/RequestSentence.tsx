import { parseEntityRef } from '@backstage/catalog-model';
import { StreamingRequest } from '@millrace/backstage-plugin-streaming-common';
import {
  EntityLink,
  useFormat,
  useSaid,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { RequestStateMark } from '../RequestState';
import styles from './RequestSentence.module.css';

/** The answer first: the state in a sentence that says what happens next and who has it now. */
export function RequestSentence(props: { request: StreamingRequest }) {
  const { request } = props;
  const t = useTexts();
  const say = useSaid();
  const format = useFormat();
  const entity = request.items.find(item => item.kind === 'catalogEntity');
  const done = request.steps.filter(step =>
    ['done', 'already-as-planned', 'recorded'].includes(step.outcome),
  ).length;
  const failed = request.steps.find(step => step.outcome === 'failed');
  const rejected = request.approvals.find(slot => slot.decision === 'rejected');
  const refused = request.checks.some(check => check.level === 'fail');

  const sentence = () => {
    switch (request.state) {
      case 'draft':
        return t(`request.now.${refused ? 'refused' : 'draft'}`);
      case 'awaiting_approval':
        return t('request.now.awaiting_approval', {
          who: new Intl.ListFormat(format.language, {
            type: 'disjunction',
          }).format(request.waitingFor.map(ref => parseEntityRef(ref).name)),
        });
      case 'provisioning':
        return t('request.now.provisioning', {
          done: format.exact(done),
          total: format.exact(request.steps.length),
        });
      case 'failed':
        return t('request.now.failed', {
          step: say(failed?.title ?? '', failed?.said?.title),
          reason: stopped(say(failed?.detail ?? '', failed?.said?.detail)),
        });
      case 'rejected':
        return t('request.now.rejected', {
          reason: rejected?.comment ?? '',
        });
      default:
        return t(`request.now.${request.state}`);
    }
  };

  return (
    <p className={styles.sentence} role="status" aria-live="polite">
      <RequestStateMark state={request.state} />
      <span>
        {sentence()}{' '}
        {request.state === 'provisioned' &&
          entity?.kind === 'catalogEntity' && (
            <EntityLink entityRef={entity.entityRef}>
              {t('request.toCatalog', { topic: entity.topic })}
            </EntityLink>
          )}
      </span>
    </p>
  );
}

/** With a full stop, because another sentence follows. */
function stopped(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

import { RequestState } from '@millrace/backstage-plugin-streaming-common';
import {
  Mark,
  Tone,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';

const tones: Record<RequestState, Tone> = {
  draft: 'neutral',
  checking: 'info',
  awaiting_approval: 'info',
  approved: 'info',
  provisioning: 'info',
  provisioned: 'success',
  failed: 'danger',
  rejected: 'danger',
  cancelled: 'neutral',
  expired: 'warning',
};

const moving: RequestState[] = [
  'checking',
  'awaiting_approval',
  'approved',
  'provisioning',
];

/** The state of a request as a shape and a word. */
export function RequestStateMark(props: { state: RequestState }) {
  const t = useTexts();
  return (
    <Mark tone={tones[props.state]} waiting={moving.includes(props.state)}>
      {t(`request.state.${props.state}`)}
    </Mark>
  );
}

import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiInformationLine,
  RiQuestionLine,
  RemixiconComponentType,
  RiTimeLine,
} from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './Mark.module.css';

/**
 * The role of a state's colour. The shape says the same, so that nothing hangs on colour alone.
 *
 * @public
 */
export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

const icons: Record<Tone, RemixiconComponentType> = {
  success: RiCheckboxCircleLine,
  warning: RiErrorWarningLine,
  danger: RiCloseCircleLine,
  info: RiInformationLine,
  neutral: RiQuestionLine,
};

/**
 * A state as a shape and a word, in the colour of its role. `waiting` draws a clock.
 *
 * @public
 */
export function Mark(props: {
  tone: Tone;
  children: ReactNode;
  waiting?: boolean;
  title?: string;
}) {
  const Icon = props.waiting ? RiTimeLine : icons[props.tone];
  return (
    <span className={styles.mark} data-tone={props.tone} title={props.title}>
      <Icon size={16} aria-hidden />
      <span>{props.children}</span>
    </span>
  );
}

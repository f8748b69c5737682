import { TopicDetail } from '@millrace/backstage-plugin-streaming-common';
import {
  useFormat,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import styles from './entity.module.css';

/** The first line of a topic: partitions, messages, readers and how far behind they are. */
export function TopicAnswer(props: { topic: TopicDetail }) {
  const { topic } = props;
  const t = useTexts();
  const format = useFormat();
  const number = (value: string | number | null) =>
    value === null ? '–' : format.short(value);
  return (
    <p className={styles.answer}>
      {[
        t('topic.answer.partitions', {
          count: topic.partitions ?? 0,
        }),
        t('topic.answer.messages', { messages: number(topic.messages) }),
        topic.groups.length === 0
          ? t('topic.answer.noReaders')
          : t('topic.answer.readers', {
              count: topic.groups.length,
              lag: number(topic.lag),
            }),
      ].join(' · ')}
    </p>
  );
}

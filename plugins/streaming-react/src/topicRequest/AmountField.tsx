import { NumberField } from '@backstage/ui';
import { TopicAnswers } from '@millrace/backstage-plugin-streaming-common';
import { useTexts } from '../hooks/useTexts';
import { useForm } from './FormContext';

type Amount =
  | 'messagesPerSecond'
  | 'averageSizeBytes'
  | 'parallelConsumers'
  | 'partitions'
  | 'replicationFactor';

/** A number that may be left out; what is then derived, and why, stands below. */
export function AmountField(props: { field: Amount; hint?: string }) {
  const { field, hint } = props;
  const { answers, change } = useForm();
  const t = useTexts();
  const set = (value: number | null): Partial<TopicAnswers> => ({
    [field]: value,
  });
  return (
    <NumberField
      label={t(`form.amount.${field}`)}
      description={hint ?? t(`form.amountHint.${field}`)}
      minValue={field === 'partitions' || field === 'replicationFactor' ? 1 : 0}
      value={answers[field] ?? NaN}
      onChange={value => change(set(Number.isNaN(value) ? null : value))}
    />
  );
}

import { RequestPlan } from '@millrace/backstage-plugin-streaming-common';
import { ReactNode } from 'react';
import { useSaid } from '../../hooks/useSaid';
import { useTexts } from '../../hooks/useTexts';
import { DottedName } from '../TopicName/DottedName';

const named = [
  'cluster',
  'deadLetterTopic',
  'name',
  'partitions',
  'replicationFactor',
  'storage',
  'subject',
] as const;

/**
 * The facts that a plan derived, each with its reason; configurations keep Kafka's names.
 *
 * @public
 */
export function useDerivedFacts(
  derived: RequestPlan['derived'],
): [label: string, value: ReactNode][] {
  const t = useTexts();
  const say = useSaid();
  return derived.map(({ field, value, reason, said }) => {
    const known = named.find(each => each === field);
    return [
      known ? t(`form.derivedField.${known}`) : field,
      <span key={field}>
        <DottedName name={value} /> ({say(reason, said)})
      </span>,
    ];
  });
}

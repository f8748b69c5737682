import { VerdictList } from '../components/VerdictList';
import { checksOf, useForm } from './FormContext';

/** What the rules say about the answers above, where they are given; nothing while all is well. */
export function FieldVerdicts(props: { fields: string[] }) {
  const { plan, fix } = useForm();
  const checks = checksOf(plan, ...props.fields);
  return checks.some(check => check.level !== 'pass') ? (
    <VerdictList checks={checks} onUseFix={fix} compact />
  ) : null;
}

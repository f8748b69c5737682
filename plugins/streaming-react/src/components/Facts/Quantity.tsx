import { useFormat } from '../../hooks/useFormat';
import { useTexts } from '../../hooks/useTexts';

/**
 * A large number short, with the exact one on hover; a dash while it is unknown.
 *
 * @public
 */
export function Quantity(props: { value: string | number | null }) {
  const format = useFormat();
  const t = useTexts();
  if (props.value === null) {
    return <span title={t('common.unknown')}>–</span>;
  }
  return (
    <span
      title={format.exact(props.value)}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {format.short(props.value)}
    </span>
  );
}

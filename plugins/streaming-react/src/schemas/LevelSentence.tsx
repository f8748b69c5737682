import { CompatibilityLevel, deployOrder } from '@millrace/schema-compat';
import { useTexts } from '../hooks/useTexts';

/**
 * What a compatibility level promises, and who is upgraded first.
 *
 * @public
 */
export function LevelSentence(props: { level: CompatibilityLevel }) {
  const { level } = props;
  const t = useTexts();
  return (
    <>
      {t(`schemas.level.${level}`)}.{' '}
      {t(`schemas.order.${deployOrder(level).order}`)}
    </>
  );
}

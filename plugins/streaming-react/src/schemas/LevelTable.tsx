import {
  CompatibilityLevel,
  compatibilityLevels,
  deployOrder,
} from '@millrace/schema-compat';
import { Mark } from '../components/Mark';
import { useSaid } from '../hooks/useSaid';
import { useTexts } from '../hooks/useTexts';
import { LevelVerdict } from './judgeAllLevels';
import styles from './schemas.module.css';

/** More than anybody mends at once. */
const MAX_CONFLICTS = 20;

/**
 * What every compatibility level says of a schema, the chosen one marked; without verdicts, what each will mean.
 *
 * @public
 */
export function LevelTable(props: {
  verdicts: readonly LevelVerdict[] | undefined;
  chosen: CompatibilityLevel;
  chosenLabel: string;
}) {
  const { verdicts, chosen, chosenLabel } = props;
  const t = useTexts();
  const say = useSaid();
  const strictest = verdicts?.at(-1)?.incompatibilities ?? [];
  return (
    <div className={styles.part}>
      <table className={styles.table} aria-label={t('schemas.check.title')}>
        <thead>
          <tr>
            <th scope="col">{t('schemas.check.level')}</th>
            <th scope="col">{t('schemas.check.verdict')}</th>
            <th scope="col">{t('schemas.check.means')}</th>
          </tr>
        </thead>
        <tbody>
          {compatibilityLevels.map(level => (
            <tr key={level} data-chosen={level === chosen}>
              <th scope="row">
                <span className={styles.path}>{level}</span>
                {level === chosen && (
                  <span className={styles.second}> ({chosenLabel})</span>
                )}
              </th>
              <td>
                <LevelMark
                  level={level}
                  verdict={verdicts?.find(one => one.level === level)}
                />
              </td>
              <td>
                {t(`schemas.level.${level}`)}.{' '}
                <span className={styles.second}>
                  {t(`schemas.order.${deployOrder(level).order}`)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {strictest.length > 0 && (
        <>
          <h3 className={styles.title}>{t('schemas.check.conflicts')}</h3>
          <ul className={styles.list}>
            {strictest.slice(0, MAX_CONFLICTS).map(one => (
              <li
                key={`${one.direction} ${one.versionCompared} ${one.rule} ${one.path} ${one.message}`}
                className={styles.item}
                data-tone="danger"
              >
                <span className={styles.line}>
                  <span className={styles.path}>
                    {one.fieldPath || one.path}
                  </span>
                  <code className={styles.second}>
                    {one.direction} {one.rule}
                  </code>
                  {one.versionCompared !== undefined && (
                    <span className={styles.second}>
                      {t('schemas.check.conflict', {
                        version: one.versionCompared,
                      })}
                    </span>
                  )}
                </span>
                <span>{say(one.message, one.said)}</span>
              </li>
            ))}
          </ul>
          {strictest.length > MAX_CONFLICTS && (
            <p className={styles.second}>
              {t('common.shown', {
                shown: MAX_CONFLICTS,
                total: strictest.length,
              })}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function LevelMark(props: {
  level: CompatibilityLevel;
  verdict: LevelVerdict | undefined;
}) {
  const { level, verdict } = props;
  const t = useTexts();
  if (level === 'NONE') {
    return <Mark tone="neutral">{t('schemas.check.unchecked')}</Mark>;
  }
  if (!verdict) {
    return <span className={styles.second}>{t('schemas.check.later')}</span>;
  }
  return verdict.compatible ? (
    <Mark tone="success">{t('schemas.check.compatible')}</Mark>
  ) : (
    <Mark tone="danger">
      {t('schemas.check.incompatible', {
        count: verdict.incompatibilities.length,
      })}
    </Mark>
  );
}

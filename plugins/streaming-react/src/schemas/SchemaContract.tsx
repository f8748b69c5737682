import {
  Subject,
  SubjectVersion,
  SchemaRule,
} from '@millrace/backstage-plugin-streaming-common';
import { Mark } from '../components/Mark';
import { EmptyView } from '../components/StateView';
import { useTexts } from '../hooks/useTexts';
import { EvaluateRules } from './ruleSandbox';
import { RuleTrial } from './RuleTrial';
import styles from './schemas.module.css';

const lists = ['domainRules', 'migrationRules', 'encodingRules'] as const;

/**
 * Metadata and rules that a version carries, and a place to try the rules on a message.
 *
 * @public
 */
export function SchemaContract(props: {
  subject: Subject;
  version: SubjectVersion;
  /** Default: a worker of its own. */
  evaluate?: EvaluateRules;
}) {
  const { metadata, ruleSet, unread } = props.version;
  const t = useTexts();
  const isEmpty =
    unread.length === 0 &&
    lists.every(list => (ruleSet?.[list] ?? []).length === 0) &&
    Object.keys({ ...metadata?.tags, ...metadata?.properties }).length === 0 &&
    (metadata?.sensitive ?? []).length === 0;
  if (isEmpty) {
    return (
      <EmptyView
        title={t('schemas.rules.none')}
        hint={t('schemas.rules.noneHint')}
      />
    );
  }
  const enableAt = ruleSet?.enableAt;
  return (
    <div className={styles.part}>
      {unread.map(member => (
        <Mark key={member} tone="warning">
          {t(`schemas.unread.${member}`)}
        </Mark>
      ))}
      <Metadata metadata={metadata} />
      {enableAt && enableAt !== 'ALL' && (
        <Mark tone="info">
          {t('schemas.rules.enableAt', { where: enableAt })}
        </Mark>
      )}
      {lists.map(list => {
        const rules = ruleSet?.[list] ?? [];
        return (
          rules.length > 0 && (
            <section key={list} className={styles.part}>
              <h3 className={styles.title}>{t(`schemas.rules.${list}`)}</h3>
              <ul className={styles.list}>
                {rules.map(rule => (
                  <Rule key={rule.name} rule={rule} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {(ruleSet?.domainRules ?? []).length > 0 && <RuleTrial {...props} />}
    </div>
  );
}

function Metadata(props: { metadata: SubjectVersion['metadata'] }) {
  const { tags = {}, properties = {}, sensitive = [] } = props.metadata ?? {};
  const t = useTexts();
  const shown = [
    ...Object.entries(properties),
    ...sensitive
      .filter(name => !(name in properties))
      .map(name => [name, t('schemas.rules.hidden')] as const),
  ];
  return (
    <>
      {shown.length > 0 && (
        <Pairs title={t('schemas.rules.properties')} rows={shown} />
      )}
      {Object.keys(tags).length > 0 && (
        <Pairs
          title={t('schemas.rules.tags')}
          rows={Object.entries(tags).map(
            ([path, names]) => [path, names.join(', ')] as const,
          )}
        />
      )}
    </>
  );
}

function Pairs(props: {
  title: string;
  rows: readonly (readonly [string, string])[];
}) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{props.title}</h3>
      <table className={styles.table}>
        <tbody>
          {props.rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className={styles.path}>
                {name}
              </th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Rule(props: { rule: SchemaRule }) {
  const { rule } = props;
  const t = useTexts();
  return (
    <li className={styles.item}>
      <span className={styles.line}>
        <strong>{rule.name}</strong>
        <span className={styles.chip}>{rule.type}</span>
        <span className={styles.chip}>{rule.kind ?? 'CONDITION'}</span>
        {rule.mode && (
          <span className={styles.second}>
            {t('schemas.rules.runs')} {rule.mode}
          </span>
        )}
        {rule.onFailure && (
          <span className={styles.second}>
            {t('schemas.rules.failure', { action: rule.onFailure })}
          </span>
        )}
        {rule.disabled && <Mark tone="neutral">{t('schemas.rules.off')}</Mark>}
      </span>
      {rule.doc && <span>{rule.doc}</span>}
      {rule.expr && <pre className={styles.fragment}>{rule.expr}</pre>}
      {(rule.tags ?? []).length > 0 && (
        <span>
          {rule.tags?.map(tag => (
            <span key={tag} className={styles.chip}>
              {tag}
            </span>
          ))}
        </span>
      )}
    </li>
  );
}

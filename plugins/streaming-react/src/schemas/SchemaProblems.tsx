import {
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import {
  describeProblem,
  sayProblem,
  SchemaProblem,
} from '@millrace/schema-compat';
import { Mark } from '../components/Mark';
import { useSaid } from '../hooks/useSaid';
import { useTexts } from '../hooks/useTexts';
import { missingReferences } from './schemaSources';
import styles from './schemas.module.css';

/** Why a stored version cannot be read: what it refers to and nobody here knows, or what the library says. */
export function SchemaProblems(props: {
  subject: Pick<Subject, 'referenced'>;
  version: SubjectVersion;
  problems: readonly SchemaProblem[];
}) {
  const { subject, version, problems } = props;
  const t = useTexts();
  const say = useSaid();
  const missing = missingReferences(version.references, subject.referenced);
  return (
    <div className={styles.part} role="status">
      <Mark tone="warning">
        {missing.length > 0
          ? t('schemas.missing', {
              references: missing
                .map(one => `${one.subject} v${one.version}`)
                .join(', '),
            })
          : t('schemas.unreadable')}
      </Mark>
      {missing.length === 0 && (
        <ul className={styles.list}>
          {problems.map(problem => (
            <li
              key={`${problem.rule} ${problem.path} ${problem.line}`}
              className={styles.item}
            >
              {say(describeProblem(problem), sayProblem(problem))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

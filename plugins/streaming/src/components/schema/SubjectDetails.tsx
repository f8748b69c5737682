import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  kindOfEnvironment,
  Subject,
  SubjectVersion,
} from '@millrace/backstage-plugin-streaming-common';
import {
  Age,
  EmptyView,
  LevelSentence,
  Mark,
  OwnerLink,
  SchemaAdvice,
  SchemaChanges,
  SchemaContract,
  SchemaFields,
  SchemaText,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { SubjectReferences } from './SubjectReferences';
import { SubjectUses } from './SubjectUses';
import { SubjectVersions } from './SubjectVersions';
import { SubjectState, subjectViews, useSubjectState } from './useSubjectState';
import styles from './schema.module.css';

/** Everything about a subject in six parts, of which the address says which one is shown. */
export function SubjectDetails(props: { subject: Subject }) {
  const { subject } = props;
  const t = useTexts();
  const state = useSubjectState(subject);
  return (
    <div className={styles.details}>
      <SubjectAnswer subject={subject} />
      <ToggleButtonGroup
        selectionMode="single"
        disallowEmptySelection
        aria-label={t('schemas.view.label')}
        selectedKeys={[state.view]}
        onSelectionChange={keys => {
          const view = subjectViews.find(one => keys.has(one));
          state.show({ view: view === 'overview' ? undefined : view });
        }}
      >
        {subjectViews.map(id => (
          <ToggleButton key={id} id={id}>
            {t(`schemas.view.${id}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {state.view !== 'overview' && (
        <VersionChoice subject={subject} state={state} />
      )}
      <Part subject={subject} state={state} />
    </div>
  );
}

/** Format, versions and compatibility with its meaning: the answer that most readers come for. */
export function SubjectAnswer(props: { subject: Subject }) {
  const { subject } = props;
  const t = useTexts();
  const level = subject.compatibility;
  return (
    <div className={styles.part}>
      <p className={styles.answer}>
        {t('schemas.answer', {
          format: t(`schemas.format.${subject.schemaType}`),
          count: subject.versions.filter(one => !one.deleted).length,
        })}
        {' · '}
        <strong>{level}</strong>{' '}
        <span className={styles.second}>
          {t(`subject.compatibilitySource.${subject.compatibilitySource}`)}
        </span>
      </p>
      <p className={styles.answer}>
        <LevelSentence level={level} />
      </p>
      <div className={styles.head}>
        <OwnerLink
          owner={subject.ownership.owner}
          standing={subject.ownership.standing}
        />
        <Age age={subject.age} />
      </div>
    </div>
  );
}

function VersionChoice(props: { subject: Subject; state: SubjectState }) {
  const { subject, state } = props;
  const t = useTexts();
  const { version, compared } = state;
  if (!version) {
    return null;
  }
  const toOption = (one: SubjectVersion) => ({
    id: String(one.version),
    label: t(one.deleted ? 'schemas.optionDeleted' : 'schemas.optionVersion', {
      version: one.version,
    }),
  });
  return (
    <div className={styles.choices}>
      <Select
        size="small"
        label={t('schemas.shown')}
        selectedKey={String(version.version)}
        onSelectionChange={key => state.show({ version: Number(key) })}
        options={subject.versions.map(toOption)}
      />
      {state.view === 'changes' && compared && (
        <Select
          size="small"
          label={t('schemas.compareWith')}
          selectedKey={String(compared.version)}
          onSelectionChange={key => state.show({ compared: Number(key) })}
          options={subject.versions
            .filter(one => one !== version)
            .map(toOption)}
        />
      )}
      {version.deleted && (
        <Mark tone="warning" title={t('schemas.deletedHint')}>
          {t('schemas.deleted')}
        </Mark>
      )}
    </div>
  );
}

function Part(props: { subject: Subject; state: SubjectState }) {
  const { subject, state } = props;
  const { version, compared } = state;
  const t = useTexts();
  if (state.view === 'overview' || !version) {
    return (
      <>
        <SubjectVersions subject={subject} state={state} />
        <SubjectUses uses={subject.uses} />
        <SubjectReferences subject={subject} version={version} />
      </>
    );
  }
  switch (state.view) {
    case 'fields':
      return <SchemaFields subject={subject} version={version} />;
    case 'changes':
      return compared ? (
        <SchemaChanges subject={subject} before={compared} after={version} />
      ) : (
        <EmptyView
          title={t('schemas.onlyOne')}
          hint={t('schemas.onlyOneHint')}
        />
      );
    case 'advice':
      return (
        <SchemaAdvice
          subject={subject}
          version={version}
          production={kindOfEnvironment(subject.environment) === 'prod'}
        />
      );
    case 'text':
      return (
        <SchemaText
          label={t('schemas.textOf', { version: version.version })}
          version={version}
        />
      );
    default:
      return <SchemaContract subject={subject} version={version} />;
  }
}

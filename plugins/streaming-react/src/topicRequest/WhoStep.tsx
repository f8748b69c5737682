import { Select, TextAreaField } from '@backstage/ui';
import { classifications } from '@millrace/backstage-plugin-streaming-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { PickMany } from '../components/Pick';
import { useTexts } from '../hooks/useTexts';
import { FieldVerdicts } from './FieldVerdicts';
import { useForm } from './FormContext';
import styles from './TopicRequestForm.module.css';

/** Who is responsible, how sensitive the data is, who writes and reads, and why it is needed. */
export function WhoStep() {
  const { answers, options, change } = useForm();
  const t = useTexts();
  const applications = options.applications.map(application => ({
    id: application.entityRef,
    label: application.title,
  }));
  return (
    <>
      <div className={styles.row}>
        <Select
          label={t('form.owner')}
          description={
            options.groups.length === 0 ? t('form.noGroups') : undefined
          }
          placeholder={t('common.choose')}
          selectedKey={answers.owner || null}
          onSelectionChange={key => change({ owner: String(key ?? '') })}
          options={options.groups.map(id => ({
            id,
            label: parseEntityRef(id).name,
          }))}
        />
        <Select
          label={t('form.classification')}
          selectedKey={answers.classification}
          onSelectionChange={key => {
            const classification = classifications.find(one => one === key);
            if (classification) {
              change({ classification });
            }
          }}
          options={classifications.map(id => ({
            id,
            label: t(`contract.classification.${id}`),
          }))}
        />
      </div>
      <FieldVerdicts fields={['owner', 'classification']} />
      <div className={styles.row}>
        <PickMany
          label={t('form.producers')}
          choices={applications}
          value={answers.producers}
          onChange={producers => change({ producers })}
        />
        <PickMany
          label={t('form.consumers')}
          choices={applications}
          value={answers.consumers}
          onChange={consumers => change({ consumers })}
        />
      </div>
      <FieldVerdicts fields={['producers', 'consumers']} />
      <TextAreaField
        label={t('form.justification')}
        description={t('form.justificationHint')}
        rows={2}
        value={answers.justification}
        onChange={justification => change({ justification })}
      />
      <FieldVerdicts fields={['justification']} />
    </>
  );
}

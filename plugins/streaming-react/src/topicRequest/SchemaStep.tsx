import { Button, Select, Text } from '@backstage/ui';
import { compatibilityLevelNames } from '@millrace/backstage-plugin-streaming-common';
import {
  listFields,
  parseSchema,
  SchemaField,
  SchemaProblem,
} from '@millrace/schema-compat';
import { useMemo } from 'react';
import { VerdictList } from '../components/VerdictList';
import { useTexts } from '../hooks/useTexts';
import { envelopes, startSchema } from './envelopes';
import { checksOf, useForm } from './FormContext';
import { SchemaEditor } from './SchemaEditor';
import styles from './TopicRequestForm.module.css';

/** The schema of the values: started from an envelope or pasted, judged while it is written. */
export function SchemaStep() {
  const { answers, plan, change, fix } = useForm();
  const t = useTexts();
  const { schema } = answers;
  const { problems, fields } = useMemo(
    () => readSchema(schema?.text),
    [schema?.text],
  );
  return (
    <>
      <div className={styles.buttons}>
        <Text>{t('form.startFrom')}</Text>
        {envelopes.map(envelope => (
          <Button
            key={envelope}
            size="small"
            variant="secondary"
            onPress={() =>
              change({
                schema: {
                  type: 'AVRO',
                  text: startSchema(envelope, answers),
                  compatibility: schema?.compatibility ?? 'BACKWARD',
                },
              })
            }
          >
            {t(`form.envelope.${envelope}`)}
          </Button>
        ))}
        {schema && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => change({ schema: null })}
          >
            {t('form.withoutSchema')}
          </Button>
        )}
      </div>
      {!schema && (
        <Text as="p" color="secondary">
          {t('form.noSchema')}
        </Text>
      )}
      {schema && (
        <>
          <div className={styles.schema}>
            <SchemaEditor
              label={t('form.schemaText')}
              value={schema.text}
              problems={problems}
              onChange={text => change({ schema: { ...schema, text } })}
            />
            <FieldRows fields={fields} />
          </div>
          <div className={styles.row}>
            <Select
              label={t('form.compatibility')}
              description={t('form.compatibilityHint')}
              selectedKey={schema.compatibility}
              onSelectionChange={key => {
                const compatibility = compatibilityLevelNames.find(
                  one => one === key,
                );
                if (compatibility) {
                  change({ schema: { ...schema, compatibility } });
                }
              }}
              options={compatibilityLevelNames.map(id => ({ id, label: id }))}
            />
          </div>
          <VerdictList
            checks={checksOf(plan, 'schema', 'subject')}
            onUseFix={fix}
          />
        </>
      )}
    </>
  );
}

function readSchema(text: string | undefined): {
  problems: readonly SchemaProblem[];
  fields: SchemaField[];
} {
  if (text === undefined) {
    return { problems: [], fields: [] };
  }
  const parsed = parseSchema({ type: 'AVRO', text });
  return parsed.ok
    ? { problems: [], fields: listFields(parsed.schema) }
    : { problems: parsed.problems, fields: [] };
}

function FieldRows(props: { fields: SchemaField[] }) {
  const t = useTexts();
  return (
    <div
      className={styles.fields}
      // It scrolls, so that it must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('form.fields')}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('subject.column.field')}</th>
            <th scope="col">{t('subject.column.type')}</th>
            <th scope="col">{t('subject.column.doc')}</th>
          </tr>
        </thead>
        <tbody>
          {props.fields.map(field => (
            <tr key={field.path}>
              <td>
                <code>{field.path}</code>
              </td>
              <td>
                <code>{field.type}</code>
                {field.nullable && ` ${t('subject.optional')}`}
              </td>
              <td>{field.doc ?? t('subject.noDoc')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { Button, Select, Text } from '@backstage/ui';
import {
  compatibilityLevelNames,
  SchemaReference,
  schemaTypes,
  Subject,
  TopicAnswers,
  valueSubjectOf,
} from '@millrace/backstage-plugin-streaming-common';
import {
  listFields,
  parseSchema,
  SchemaField,
  SchemaProblem,
  SchemaSource,
} from '@millrace/schema-compat';
import { useMemo } from 'react';
import { VerdictList } from '../components/VerdictList';
import { useDebounced } from '../hooks/useDebounced';
import { useTexts } from '../hooks/useTexts';
import { LevelCheck } from '../schemas/LevelCheck';
import { sourceOf } from '../schemas/schemaSources';
import { envelopes, startSchema } from './envelopes';
import { checksOf, useForm } from './FormContext';
import { SchemaEditor } from './SchemaEditor';
import { SchemaReferences } from './SchemaReferences';
import styles from './TopicRequestForm.module.css';
import { textsOf, useReferenced } from './useReferenced';

const SETTLE_MS = 250;
/** So many rows are drawn at once; a longer schema is read in its text. */
const MAX_FIELD_ROWS = 200;
/** One array for all who have none, so that it is never a new one. */
const none: SchemaReference[] = [];

/** The schema of the values: started from an envelope or pasted, judged while it is written. */
export function SchemaStep() {
  const { answers, plan, change, fix } = useForm();
  const t = useTexts();
  const { schema } = answers;
  // A long text is read once typing pauses, so that it never stands in the way of a key.
  const settled = useDebounced(schema, SETTLE_MS);
  const cluster = plan?.cluster ?? null;
  const references = schema?.references ?? none;
  const referenced = useReferenced(cluster, references);
  const { problems, fields, source } = useMemo(
    () => readSchema(settled, referenced),
    [settled, referenced],
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
              language={schema.type}
              problems={problems}
              onChange={text => change({ schema: { ...schema, text } })}
            />
            <FieldRows fields={fields} />
          </div>
          <SchemaReferences
            cluster={cluster}
            references={references}
            subjects={referenced ?? []}
            onChange={changed =>
              change({
                schema: {
                  ...schema,
                  references: changed.length > 0 ? changed : undefined,
                },
              })
            }
          />
          <div className={styles.row}>
            <Select
              label={t('form.schemaFormat')}
              selectedKey={schema.type}
              onSelectionChange={key => {
                const type = schemaTypes.find(one => one === key);
                if (type) {
                  change({ schema: { ...schema, type } });
                }
              }}
              options={schemaTypes.map(id => ({
                id,
                label: t(`schemas.format.${id}`),
              }))}
            />
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
          {plan && (
            <LevelCheck
              cluster={plan.cluster}
              subject={valueSubjectOf(plan.name)}
              candidate={source}
              chosen={schema.compatibility}
            />
          )}
        </>
      )}
    </>
  );
}

function readSchema(
  schema: TopicAnswers['schema'],
  referenced: readonly Subject[] | undefined,
): {
  problems: readonly SchemaProblem[];
  fields: SchemaField[];
  source: SchemaSource | undefined;
} {
  const references = schema?.references ?? none;
  // Until it is known what they refer to, nobody can say what a name in the text means.
  if (!schema || (references.length > 0 && !referenced)) {
    return { problems: [], fields: [], source: undefined };
  }
  const source = {
    ...sourceOf(
      { schemaType: schema.type, schema: schema.text, references },
      textsOf(referenced ?? []),
    ),
    lenient: false,
  };
  const parsed = parseSchema(source);
  return parsed.ok
    ? { problems: [], fields: listFields(parsed.schema), source }
    : { problems: parsed.problems, fields: [], source: undefined };
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
          {props.fields.slice(0, MAX_FIELD_ROWS).map(field => (
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
      {props.fields.length > MAX_FIELD_ROWS && (
        <p className={styles.more}>
          {t('schemas.fieldsShown', {
            shown: MAX_FIELD_ROWS,
            total: props.fields.length,
          })}
        </p>
      )}
    </div>
  );
}

import { Button, Combobox, Select, Text, TextField } from '@backstage/ui';
import {
  SchemaReference,
  Subject,
} from '@millrace/backstage-plugin-streaming-common';
import { useState } from 'react';
import { useDebounced } from '../hooks/useDebounced';
import { useStreamingQuery } from '../hooks/useStreamingQuery';
import { useTexts } from '../hooks/useTexts';
import styles from './TopicRequestForm.module.css';

const SETTLE_MS = 250;
/** So many subjects are offered at once; more are found by typing on. */
const SHOWN = 50;

/** What the schema builds on: a list of versions of other subjects, each by the name that the text calls it. */
export function SchemaReferences(props: {
  cluster: string | null;
  references: readonly SchemaReference[];
  /** The subjects that are referred to, as far as they are known. */
  subjects: readonly Subject[];
  onChange: (references: SchemaReference[]) => void;
}) {
  const { cluster, references, subjects, onChange } = props;
  const t = useTexts();
  return (
    <div
      className={styles.step}
      role="group"
      aria-label={t('form.reference.title')}
    >
      <div className={styles.buttons}>
        <Text>{t('form.reference.title')}</Text>
        <Button
          size="small"
          variant="secondary"
          onPress={() =>
            onChange([...references, { name: '', subject: '', version: 1 }])
          }
        >
          {t('form.reference.add')}
        </Button>
      </div>
      {references.map((reference, index) => (
        <ReferenceRow
          // Two lines may be equal while they are written.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          cluster={cluster}
          reference={reference}
          versions={liveVersions(
            subjects.find(({ subject }) => subject === reference.subject),
          )}
          onChange={changed =>
            onChange(
              references.map((one, at) => (at === index ? changed : one)),
            )
          }
          onRemove={() =>
            onChange(references.filter((_one, at) => at !== index))
          }
        />
      ))}
    </div>
  );
}

function ReferenceRow(props: {
  cluster: string | null;
  reference: SchemaReference;
  versions: readonly number[];
  onChange: (reference: SchemaReference) => void;
  onRemove: () => void;
}) {
  const { cluster, reference, versions, onChange, onRemove } = props;
  const t = useTexts();
  const { name, subject, version } = reference;
  const offered = versions.includes(version)
    ? versions
    : [version, ...versions];
  return (
    <div className={styles.row}>
      <TextField
        label={t('form.reference.name')}
        value={name}
        onChange={typed => onChange({ ...reference, name: typed })}
      />
      <SubjectPick
        cluster={cluster}
        value={subject}
        onChange={chosen => onChange({ ...reference, ...chosen })}
      />
      <Select
        label={t('form.reference.version')}
        isDisabled={!subject}
        selectedKey={String(version)}
        onSelectionChange={key =>
          onChange({ ...reference, version: Number(key) })
        }
        options={offered.map(one => ({ id: String(one), label: String(one) }))}
      />
      <Button size="small" variant="tertiary" onPress={onRemove}>
        {t('form.reference.remove')}
      </Button>
    </div>
  );
}

/** Chooses a subject of the registry by a part of its name; its newest version comes with it. */
function SubjectPick(props: {
  cluster: string | null;
  value: string;
  onChange: (chosen: Pick<SchemaReference, 'subject' | 'version'>) => void;
}) {
  const { cluster, value, onChange } = props;
  const t = useTexts();
  // Null while nobody types: then the choice is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = useDebounced(typed ?? '', SETTLE_MS);
  const query = useStreamingQuery(
    `subjects ${cluster} ${wanted}`,
    async (client, signal) => {
      if (cluster === null) {
        return [];
      }
      const { items } = await client.listSubjects(
        {
          query: {
            cluster,
            q: wanted || undefined,
            sort: 'subject',
            limit: SHOWN,
          },
        },
        { signal },
      );
      return items;
    },
    { keepPrevious: true },
  );
  const found = query.status === 'data' ? query.value : [];
  const names = found.map(({ subject }) => subject);
  const offered = value && !names.includes(value) ? [value, ...names] : names;
  return (
    <Combobox
      label={t('form.reference.subject')}
      placeholder={t('common.choose')}
      value={value || null}
      onChange={key => {
        setTyped(null);
        const chosen = found.find(({ subject }) => subject === key);
        if (chosen) {
          onChange({ subject: chosen.subject, version: chosen.latest ?? 1 });
        }
      }}
      search={{
        mode: 'server',
        inputValue: typed ?? value,
        onInputChange: text => setTyped(text === value ? null : text),
      }}
      options={offered.map(id => ({ id, label: id }))}
    />
  );
}

/** Newest first. */
function liveVersions(subject: Subject | undefined): number[] {
  return (subject?.versions ?? [])
    .filter(one => !one.deleted)
    .map(one => one.version);
}

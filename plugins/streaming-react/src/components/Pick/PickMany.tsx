import { Combobox, Tag, TagGroup } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Choice, narrow } from './narrow';
import styles from './PickMany.module.css';

/**
 * Chooses several of many: typing a part of a name finds one, choosing it adds it to the tags below, from where it is
 * taken away with Delete or its button.
 *
 * @public
 */
export function PickMany(props: {
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}) {
  const { label, choices, value, onChange } = props;
  const t = useTexts();
  const [text, setText] = useState('');
  const options = useMemo(
    () =>
      narrow(
        choices.filter(choice => !value.includes(choice.id)),
        text,
      ),
    [choices, text, value],
  );
  // What was chosen before may be gone from the choices; it is shown by its id.
  const chosen = value.map(
    id => choices.find(choice => choice.id === id) ?? { id, label: id },
  );
  return (
    <div className={styles.pick}>
      <Combobox
        label={label}
        placeholder={t('common.choose')}
        value={null}
        onChange={key => {
          if (key !== null) {
            setText('');
            onChange([...value, String(key)]);
          }
        }}
        search={{ mode: 'server', inputValue: text, onInputChange: setText }}
        options={options}
      />
      {chosen.length > 0 && (
        <TagGroup
          aria-label={t('common.chosen', { what: label })}
          onRemove={keys => onChange(value.filter(id => !keys.has(id)))}
        >
          {chosen.map(choice => (
            <Tag key={choice.id} id={choice.id} textValue={choice.label}>
              {choice.label}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}

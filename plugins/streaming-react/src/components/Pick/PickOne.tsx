import { Combobox } from '@backstage/ui';
import { useMemo, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Choice, narrow } from './narrow';

/**
 * Chooses one of many by typing a part of its name; emptied, none.
 *
 * @public
 */
export function PickOne(props: {
  label: string;
  choices: readonly Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { choices, value, onChange } = props;
  const t = useTexts();
  const chosen = choices.find(choice => choice.id === value);
  const [text, setText] = useState(chosen?.label ?? '');
  const options = useMemo(() => {
    const found = narrow(choices, text === chosen?.label ? '' : text);
    return chosen && !found.includes(chosen) ? [chosen, ...found] : found;
  }, [choices, chosen, text]);
  return (
    <Combobox
      size="small"
      label={props.label}
      placeholder={t('common.choose')}
      value={value ?? null}
      onChange={key => {
        const next = choices.find(choice => choice.id === key);
        setText(next?.label ?? '');
        onChange(next?.id);
      }}
      search={{
        mode: 'server',
        inputValue: text,
        onInputChange: typed => {
          setText(typed);
          if (typed === '' && value !== undefined) {
            onChange(undefined);
          }
        },
      }}
      options={options}
    />
  );
}

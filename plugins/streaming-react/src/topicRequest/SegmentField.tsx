import { Select, TextField } from '@backstage/ui';
import { NameSegment } from '@millrace/backstage-plugin-streaming-common';
import { useTexts } from '../hooks/useTexts';
import { namingOf, segmentsIn } from './answers';
import { useForm } from './FormContext';

/** One part of the name: chosen where the convention lists its values, written where it does not. */
export function SegmentField(props: { segment: NameSegment }) {
  const { name, allowed } = props.segment;
  const { answers, options, change } = useForm();
  const t = useTexts();
  const label = segmentLabel(name, t('form.segment.any', { name }), {
    domain: t('form.segment.domain'),
    entity: t('form.segment.entity'),
    action: t('form.segment.action'),
    version: t('form.segment.version'),
  });
  const value = answers.segments[name] ?? '';
  const set = (next: string) =>
    change({
      name: undefined,
      segments: {
        ...segmentsIn(answers, namingOf(answers, options)),
        [name]: next.trim(),
      },
    });
  return allowed ? (
    <Select
      label={label}
      placeholder={t('common.choose')}
      selectedKey={value || null}
      onSelectionChange={key => set(String(key ?? ''))}
      options={allowed.map(id => ({ id, label: id }))}
    />
  ) : (
    <TextField
      label={label}
      value={value}
      autoComplete="off"
      spellCheck="false"
      onChange={set}
    />
  );
}

/** The word for a segment every convention knows; the convention's own name for any other. */
function segmentLabel(
  name: string,
  own: string,
  known: Record<string, string>,
): string {
  return known[name] ?? own;
}

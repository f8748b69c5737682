import { useTexts } from '../../hooks/useTexts';
import { EmptyView } from './EmptyView';
import { useReadableError } from './useReadableError';

/** What the reader asked for is not there for them: said in a sentence, without telling whether it exists. */
export function NotFoundView(props: { what: string; error: Error }) {
  const t = useTexts();
  const { sentence } = useReadableError()(props.error);
  return (
    <div role="alert">
      <EmptyView
        title={t('common.notFound', { what: props.what })}
        hint={`${sentence.replace(/[.]?$/, '.')} ${t('common.notFoundHint')}`}
      />
    </div>
  );
}

import {
  EmptyView,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useLocation } from 'react-router-dom';
import { Page } from '../Page';

/** A path below the plugin that leads nowhere; the tabs above it lead on. */
export function UnknownPage() {
  const t = useTexts();
  const { pathname } = useLocation();
  return (
    <Page title={t('nav.title')}>
      <div role="alert">
        <EmptyView
          title={t('common.notFound', { what: pathname })}
          hint={t('nav.unknownPage')}
        />
      </div>
    </Page>
  );
}

import { Button } from '@backstage/ui';
import { json } from '@codemirror/lang-json';
import { RiFileCopyLine } from '@remixicon/react';
import CodeMirror, { EditorView } from '@uiw/react-codemirror';
import { SubjectVersion } from '@millrace/backstage-plugin-streaming-common';
import { useMemo } from 'react';
import { useColorMode } from '../hooks/useColorMode';
import { useNotify } from '../hooks/useNotify';
import { useTexts } from '../hooks/useTexts';
import { prettySchema } from '../components/ChangeSet/toDesiredState';
import styles from './schemas.module.css';

/**
 * The text of a schema, to read and to copy. Long ones stay fluid, since only what is on screen is drawn.
 *
 * @public
 */
export function SchemaText(props: {
  label: string;
  version: Pick<SubjectVersion, 'schemaType' | 'schema'>;
}) {
  const { label, version } = props;
  const t = useTexts();
  const notify = useNotify();
  const theme = useColorMode();
  const isJson = version.schemaType !== 'PROTOBUF';
  const text = isJson ? prettySchema(version.schema) : version.schema;
  const extensions = useMemo(
    () => [
      ...(isJson ? [json()] : []),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    ],
    [isJson, label],
  );
  return (
    <div className={styles.part}>
      <div className={styles.end}>
        <Button
          size="small"
          variant="secondary"
          iconStart={<RiFileCopyLine />}
          onPress={async () => {
            await navigator.clipboard.writeText(text);
            notify({ title: t('common.copied'), status: 'success' });
          }}
        >
          {t('schemas.copyText')}
        </Button>
      </div>
      <div className={styles.code}>
        <CodeMirror
          value={text}
          extensions={extensions}
          theme={theme}
          maxHeight="36rem"
          editable={false}
          readOnly
        />
      </div>
    </div>
  );
}

import { json } from '@codemirror/lang-json';
import { Diagnostic, linter, lintGutter } from '@codemirror/lint';
import CodeMirror, { EditorView } from '@uiw/react-codemirror';
import { SchemaProblem, SchemaType } from '@millrace/schema-compat';
import { useMemo } from 'react';
import { useColorMode } from '../hooks/useColorMode';
import { SaySentence, useSaid } from '../hooks/useSaid';
import styles from './TopicRequestForm.module.css';

/** A schema editor that marks each problem at its line and highlights what is written in JSON. Tab leaves it, so that the form works by keyboard. */
export function SchemaEditor(props: {
  label: string;
  value: string;
  language: SchemaType;
  problems: readonly SchemaProblem[];
  onChange: (text: string) => void;
}) {
  const { label, language, problems } = props;
  const theme = useColorMode();
  const say = useSaid();
  const extensions = useMemo(
    () => [
      ...(language === 'PROTOBUF' ? [] : [json()]),
      lintGutter(),
      linter(
        view => problems.map(problem => toDiagnostic(view, problem, say)),
        { delay: 0 },
      ),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    ],
    [label, language, problems, say],
  );
  return (
    <div className={styles.editor}>
      <CodeMirror
        value={props.value}
        onChange={props.onChange}
        extensions={extensions}
        theme={theme}
        height="20rem"
        indentWithTab={false}
        basicSetup={{ foldGutter: false }}
      />
      {problems.length > 0 && (
        <ul className={styles.problems} role="alert">
          {problems.map(problem => (
            <li key={`${problem.rule} ${problem.path} ${problem.line}`}>
              {problem.line !== undefined && (
                <code>{`${problem.line}:${problem.column ?? 1} `}</code>
              )}
              {say(problem.message, problem.said)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function toDiagnostic(
  view: EditorView,
  problem: SchemaProblem,
  say: SaySentence,
): Diagnostic {
  const { doc } = view.state;
  const line = doc.line(Math.min(Math.max(problem.line ?? 1, 1), doc.lines));
  const from = Math.min(line.from + (problem.column ?? 1) - 1, line.to);
  const message = say(problem.message, problem.said);
  return { from, to: line.to, severity: 'error', message };
}

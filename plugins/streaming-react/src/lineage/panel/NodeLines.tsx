import { LineageNode } from '@millrace/backstage-plugin-streaming-common';
import { useFormat } from '../../hooks/useFormat';
import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { LineageLine, LineageView } from '../graph';
import { provenanceLetters } from '../provenanceLetters';
import styles from './NodePanel.module.css';

/** The lines into and out of a node, each with how it is known, since when and until when. */
export function NodeLines(props: {
  node: LineageNode;
  view: LineageView;
  onSelect: (id: string) => void;
}) {
  const { node, view, onSelect } = props;
  const t = useTexts();
  const sides = [
    {
      title: t('lineage.from'),
      lines: view.lines.filter(line => line.to === node.id),
      other: (line: LineageLine) => line.from,
    },
    {
      title: t('lineage.to'),
      lines: view.lines.filter(line => line.from === node.id),
      other: (line: LineageLine) => line.to,
    },
  ];
  return (
    <>
      {sides
        .filter(side => side.lines.length > 0)
        .map(side => (
          <section key={side.title} aria-label={side.title}>
            <h3 className={styles.subtitle}>{side.title}</h3>
            <ul className={styles.lines}>
              {side.lines.map(line => (
                <li key={line.id}>
                  <button
                    type="button"
                    className={styles.other}
                    onClick={() => onSelect(side.other(line))}
                  >
                    {view.nodes.get(side.other(line))?.title}
                  </button>{' '}
                  {t(`lineage.edge.${line.kind}`)}
                  <Records line={line} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function Records(props: { line: LineageLine }) {
  const t = useTexts();
  const format = useFormat();
  const now = useNow();
  return (
    <>
      {props.line.records.map(record => (
        <div key={record.id} className={styles.record}>
          <code>{provenanceLetters[record.provenance]}</code>{' '}
          {t(`lineage.provenance.${record.provenance}`)} ({record.source})
          {record.firstSeen && (
            <span title={format.instant(record.firstSeen)}>
              {' · '}
              {t('lineage.since', { ago: format.ago(record.firstSeen, now) })}
            </span>
          )}
          {record.lastSeen && (
            <span title={format.instant(record.lastSeen)}>
              {' · '}
              {t('lineage.last', { ago: format.ago(record.lastSeen, now) })}
            </span>
          )}
          {record.rate && (
            <>
              {' · '}
              {t('topic.perSecond', {
                rate: format.rate(record.rate.messagesPerSecond),
              })}
            </>
          )}
        </div>
      ))}
    </>
  );
}

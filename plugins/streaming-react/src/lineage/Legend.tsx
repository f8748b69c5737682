import {
  LineageGraph,
  Provenance,
} from '@millrace/backstage-plugin-streaming-common';
import { useTexts } from '../hooks/useTexts';
import { FilteredView, provenanceOrder } from './graph';
import { KindIcon } from './kinds';
import { provenanceLetters } from './provenanceLetters';
import styles from './Legend.module.css';

/**
 * What the signs mean, only those that are drawn; each provenance is a filter and says how much it hides. What is
 * cut off and what cannot be observed is said in the same line.
 */
export function Legend(props: {
  graph: LineageGraph;
  view: FilteredView;
  hidden: Provenance[];
  onHidden: (hidden: Provenance[]) => void;
}) {
  const { graph, view, hidden, onHidden } = props;
  const t = useTexts();
  const counts = new Map<Provenance, number>();
  for (const edge of graph.edges) {
    counts.set(edge.provenance, (counts.get(edge.provenance) ?? 0) + 1);
  }
  const kinds = new Map(
    [...view.nodes.values()].map(node => [node.kind, node]),
  );
  const unseen = graph.coverage.filter(
    one => one.producers !== 'complete' || one.consumers !== 'complete',
  );
  return (
    <div
      className={styles.legend}
      role="group"
      aria-label={t('lineage.legend')}
    >
      {provenanceOrder
        .filter(provenance => counts.has(provenance))
        .map(provenance => {
          const shown = !hidden.includes(provenance);
          return (
            <label key={provenance} className={styles.entry}>
              <input
                type="checkbox"
                checked={shown}
                onChange={() =>
                  onHidden(
                    shown
                      ? [...hidden, provenance]
                      : hidden.filter(one => one !== provenance),
                  )
                }
              />
              <span className={styles.sample} data-provenance={provenance} />
              <code>{provenanceLetters[provenance]}</code>
              <span>
                {shown
                  ? t(`lineage.provenance.${provenance}`)
                  : t('lineage.hiddenBy', {
                      what: t(`lineage.provenance.${provenance}`),
                      count: view.hiddenRecords.get(provenance) ?? 0,
                    })}
              </span>
            </label>
          );
        })}
      {[...kinds.values()].map(node => (
        <span key={node.kind} className={styles.entry}>
          <KindIcon node={{ ...node, role: null }} size={14} />
          {t(`lineage.kind.${node.kind}`)}
        </span>
      ))}
      {graph.hidden.nodes > 0 && (
        <span className={styles.note}>
          {t('lineage.cut', { count: graph.hidden.nodes })}
        </span>
      )}
      {unseen.map(one => (
        <span
          key={one.cluster}
          className={styles.note}
          title={one.reason ?? undefined}
        >
          {t('lineage.coverage', {
            cluster: one.cluster,
            producers: t(`lineage.seen.${one.producers}`),
            consumers: t(`lineage.seen.${one.consumers}`),
          })}
        </span>
      ))}
    </div>
  );
}

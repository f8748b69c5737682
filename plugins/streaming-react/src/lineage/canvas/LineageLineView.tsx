import {
  BaseEdge,
  Edge,
  EdgeLabelRenderer,
  EdgeProps,
  getBezierPath,
  useStore,
} from '@xyflow/react';
import { LineageLine } from '../graph';
import { provenanceLetters } from '../provenanceLetters';
import styles from './canvas.module.css';

/** What the canvas knows about a line. */
export type CanvasEdge = Edge<
  { line: LineageLine; dimmed: boolean; finding?: string },
  'lineage'
>;

/** From here on there is room for letters. */
const CLOSE_ZOOM = 0.75;

/** A line by how it is known: seen thick by rate, allowed thin, said thin with an open head, read thin and grey. */
export function LineageLineView(props: EdgeProps<CanvasEdge>) {
  const [path, x, y] = getBezierPath(props);
  const close = useStore(store => store.transform[2] >= CLOSE_ZOOM);
  if (!props.data) {
    return null;
  }
  const { line, dimmed, finding } = props.data;
  const letters = [
    ...new Set(
      line.records.map(({ provenance }) => provenanceLetters[provenance]),
    ),
  ].join(' ');
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={props.markerEnd}
        className={styles.line}
        data-provenance={line.best}
        data-dimmed={dimmed || undefined}
        data-finding={finding ? true : undefined}
        style={{ strokeWidth: lineWidth(line) }}
      />
      {(close || finding) && !dimmed && (
        <EdgeLabelRenderer>
          <span
            className={styles.letters}
            data-finding={finding ? true : undefined}
            title={finding}
            style={{
              transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
            }}
          >
            {finding ? `! ${letters}` : letters}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** Five steps of width by messages per second, for observed lines; all others are thin. */
function lineWidth(line: LineageLine): number {
  if (line.best !== 'observed') {
    return 1;
  }
  const rate = line.messagesPerSecond ?? 0;
  return 2 + [1, 10, 100, 1_000].filter(step => rate >= step).length;
}

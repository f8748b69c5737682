import { parseEntityRef } from '@backstage/catalog-model';
import { LineageNode } from '@millrace/backstage-plugin-streaming-common';
import {
  RiCheckLine,
  RiCloseCircleFill,
  RiErrorWarningFill,
  RiFlag2Fill,
  RiQuestionLine,
  RiTimeFill,
} from '@remixicon/react';
import { Handle, Node, NodeProps, Position } from '@xyflow/react';
import { DottedName } from '../../components/TopicName';
import { useTexts } from '../../hooks/useTexts';
import { KindIcon } from '../kinds';
import styles from './canvas.module.css';

/** What the canvas knows about a node. */
export type CanvasNode = Node<
  {
    node: LineageNode;
    root: boolean;
    dimmed: boolean;
    onExpand: (id: string) => void;
  },
  'lineage'
>;

const stateIcons = {
  well: RiCheckLine,
  late: RiTimeFill,
  failing: RiCloseCircleFill,
  unknown: RiQuestionLine,
};

/** A node: its kind by shape and icon, its name, its owner in small, one state mark and one finding mark. */
export function LineageNodeView(props: NodeProps<CanvasNode>) {
  const { node, root, dimmed, onExpand } = props.data;
  const t = useTexts();
  const StateIcon = stateIcons[node.state];
  return (
    <div
      className={styles.node}
      data-kind={node.kind}
      data-role={node.role ?? undefined}
      data-root={root || undefined}
      data-selected={props.selected || undefined}
      data-dimmed={dimmed || undefined}
      title={node.title}
    >
      <Handle
        type="target"
        position={Position.Left}
        className={styles.handle}
      />
      <span className={styles.icon}>
        <KindIcon node={node} size={18} />
      </span>
      <span className={styles.text}>
        <span
          className={styles.name}
          data-code={node.kind !== 'application' || undefined}
        >
          <DottedName name={node.title} />
        </span>
        <span className={styles.owner}>
          {node.owner ? parseEntityRef(node.owner).name : t('owner.unowned')}
        </span>
      </span>
      <span className={styles.marks}>
        <span
          className={styles.state}
          data-state={node.state}
          title={t(`lineage.state.${node.state}`)}
        >
          <StateIcon size={14} aria-hidden />
        </span>
        {node.findings > 0 && (
          <span
            className={styles.finding}
            title={t('lineage.findings', { count: node.findings })}
          >
            <RiErrorWarningFill size={14} aria-hidden />
          </span>
        )}
        {root && (
          <span className={styles.rootMark} title={t('lineage.root')}>
            <RiFlag2Fill size={12} aria-hidden />
          </span>
        )}
      </span>
      {(['upstream', 'downstream'] as const).map(
        side =>
          node.hidden[side] > 0 && (
            <button
              key={side}
              type="button"
              tabIndex={-1}
              className={`${styles.expand} nodrag nopan`}
              data-side={side}
              aria-label={t(`lineage.expand.${side}`, {
                count: node.hidden[side],
                name: node.title,
              })}
              onClick={event => {
                event.stopPropagation();
                onExpand(node.id);
              }}
            >
              {`+${node.hidden[side]}`}
            </button>
          ),
      )}
      <Handle
        type="source"
        position={Position.Right}
        className={styles.handle}
      />
    </div>
  );
}

import {
  LineageNode,
  LineageNodeKind,
} from '@millrace/backstage-plugin-streaming-common';
import {
  RiAppsLine,
  RiDatabase2Line,
  RiDeleteBin2Line,
  RiGroupLine,
  RiPlugLine,
  RiQuestionLine,
  RemixiconComponentType,
  RiStackLine,
} from '@remixicon/react';

const icons: Record<LineageNodeKind, RemixiconComponentType> = {
  topic: RiStackLine,
  application: RiAppsLine,
  client: RiQuestionLine,
  group: RiGroupLine,
  connector: RiPlugLine,
  dataset: RiDatabase2Line,
};

/** The icon of a kind of node, the same everywhere; dead letters have their own. */
export function KindIcon(props: { node: LineageNode; size?: number }) {
  const Icon =
    props.node.role === 'dlq' ? RiDeleteBin2Line : icons[props.node.kind];
  return <Icon size={props.size ?? 16} aria-hidden />;
}

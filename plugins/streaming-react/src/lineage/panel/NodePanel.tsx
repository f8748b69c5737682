import {
  BgProvider,
  Button,
  ButtonIcon,
  ButtonLink,
  Select,
} from '@backstage/ui';
import { LineageNode } from '@millrace/backstage-plugin-streaming-common';
import { RiCloseLine } from '@remixicon/react';
import { useMemo } from 'react';
import { Facts, Quantity } from '../../components/Facts';
import { Mark, Tone } from '../../components/Mark';
import {
  EntityLink,
  OwnerLink,
  useEntityHref,
} from '../../components/OwnerLink';
import { PickOne } from '../../components/Pick';
import { TopicName } from '../../components/TopicName';
import { useTexts } from '../../hooks/useTexts';
import { Direction, LineageView } from '../graph';
import { KindIcon } from '../kinds';
import { NodeFindings } from './NodeFindings';
import { NodeLines } from './NodeLines';
import styles from './NodePanel.module.css';

const tones: Record<LineageNode['state'], Tone> = {
  well: 'success',
  late: 'warning',
  failing: 'danger',
  unknown: 'neutral',
};
const directions: Direction[] = ['both', 'upstream', 'downstream'];

/** Everything about the selected node, beside the picture: who, how, how each line is known, and where to go on. */
export function NodePanel(props: {
  node: LineageNode;
  view: LineageView;
  follow: Direction;
  onFollow: (direction: Direction) => void;
  pathTo: string | undefined;
  onPathTo: (id: string | undefined) => void;
  onSelect: (id: string | undefined) => void;
  onExpand: (id: string) => void;
  toGraph: (node: string) => string;
  toImpact: (node: string) => string;
}) {
  const { node, view } = props;
  const t = useTexts();
  const entityHref = useEntityHref();
  const others = useMemo(
    () =>
      [...view.nodes.values()]
        .filter(other => other.id !== node.id)
        .map(other => ({ id: other.id, label: other.title })),
    [node.id, view.nodes],
  );
  const hidden = node.hidden.upstream + node.hidden.downstream;
  return (
    <BgProvider bg="neutral-1">
      <aside className={styles.panel} aria-label={node.title}>
        <div className={styles.head}>
          <KindIcon node={node} size={20} />
          <h2 className={styles.title}>
            <TopicName
              name={node.title}
              href={node.entityRef ? entityHref(node.entityRef) : undefined}
              copyable
            />
          </h2>
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiCloseLine />}
            aria-label={t('common.close')}
            onPress={() => props.onSelect(undefined)}
          />
        </div>
        <Facts
          facts={[
            [t('lineage.fact.kind'), t(`lineage.kind.${node.kind}`)],
            [
              t('topic.fact.owner'),
              <OwnerLink key="owner" owner={node.owner} />,
            ],
            [
              t('lineage.fact.state'),
              <Mark
                key="state"
                tone={tones[node.state]}
                waiting={node.state === 'late'}
              >
                {t(`lineage.state.${node.state}`)}
              </Mark>,
            ],
            [
              t('topic.column.lag'),
              node.lag === null ? null : (
                <span key="lag">
                  <Quantity value={node.lag} /> {t('topic.messages')}
                </span>
              ),
            ],
            [t('lineage.fact.environment'), node.environment],
            [t('lineage.fact.cluster'), node.cluster],
            [
              t('lineage.fact.page'),
              node.entityRef && (
                <EntityLink key="page" entityRef={node.entityRef} />
              ),
            ],
            [
              t('lineage.fact.marks'),
              node.marks.length > 0 ? node.marks.join(', ') : null,
            ],
          ]}
        />
        <div className={styles.actions}>
          <ButtonLink
            size="small"
            variant="secondary"
            href={props.toImpact(node.id)}
          >
            {t('lineage.impact')}
          </ButtonLink>
          <ButtonLink
            size="small"
            variant="secondary"
            href={props.toGraph(node.id)}
          >
            {t('lineage.center')}
          </ButtonLink>
          {hidden > 0 && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => props.onExpand(node.id)}
            >
              {t('lineage.load', { count: hidden })}
            </Button>
          )}
        </div>
        <div className={styles.actions}>
          <Select
            size="small"
            label={t('lineage.follow.label')}
            selectedKey={props.follow}
            onSelectionChange={key => {
              const direction = directions.find(one => one === key);
              if (direction) {
                props.onPathTo(undefined);
                props.onFollow(direction);
              }
            }}
            options={directions.map(id => ({
              id,
              label: t(`lineage.follow.${id}`),
            }))}
          />
          <PickOne
            key={node.id}
            label={t('lineage.pathTo')}
            choices={others}
            value={props.pathTo}
            onChange={props.onPathTo}
          />
        </div>
        {node.findings > 0 && <NodeFindings node={node.id} />}
        <NodeLines node={node} view={view} onSelect={props.onSelect} />
      </aside>
    </BgProvider>
  );
}

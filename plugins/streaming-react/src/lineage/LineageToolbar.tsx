import {
  Button,
  Select,
  Switch,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { LineageNode } from '@millrace/backstage-plugin-streaming-common';
import { RefObject } from 'react';
import { useTexts } from '../hooks/useTexts';
import { NodeSearch } from './NodeSearch';
import styles from './LineageToolbar.module.css';

const hopChoices = [1, 2, 3, 4, 6, 10];

/** Search, how far to look, picture or table, and what is folded away. */
export function LineageToolbar(props: {
  searchRef: RefObject<HTMLDivElement>;
  nodes: LineageNode[];
  onFound: (id: string) => void;
  hops: number;
  onHops?: (hops: number) => void;
  view: 'graph' | 'table';
  onView?: (view: 'graph' | 'table') => void;
  groups: boolean;
  onGroups: (groups: boolean) => void;
  internal: boolean;
  onInternal: (internal: boolean) => void;
  onUndo?: () => void;
}) {
  const { onHops, onView, onUndo } = props;
  const t = useTexts();
  return (
    <div className={styles.toolbar}>
      <div ref={props.searchRef} className={styles.search}>
        <NodeSearch nodes={props.nodes} onFound={props.onFound} />
      </div>
      {onHops && (
        <Select
          size="small"
          aria-label={t('lineage.hops.label')}
          selectedKey={String(props.hops)}
          onSelectionChange={key => onHops(Number(key))}
          options={hopChoices.map(hops => ({
            id: String(hops),
            label: t('lineage.hops.count', { count: hops }),
          }))}
        />
      )}
      {onView && (
        <ToggleButtonGroup
          selectionMode="single"
          disallowEmptySelection
          aria-label={t('lineage.view.label')}
          selectedKeys={[props.view]}
          onSelectionChange={keys =>
            onView(keys.has('table') ? 'table' : 'graph')
          }
        >
          <ToggleButton id="graph">{t('lineage.view.graph')}</ToggleButton>
          <ToggleButton id="table">{t('lineage.view.table')}</ToggleButton>
        </ToggleButtonGroup>
      )}
      <Switch
        label={t('lineage.unfoldGroups')}
        isSelected={props.groups}
        onChange={props.onGroups}
      />
      <Switch
        label={t('topics.internal')}
        isSelected={props.internal}
        onChange={props.onInternal}
      />
      {onUndo && (
        <Button size="small" variant="tertiary" onPress={onUndo}>
          {t('lineage.undo')}
        </Button>
      )}
    </div>
  );
}

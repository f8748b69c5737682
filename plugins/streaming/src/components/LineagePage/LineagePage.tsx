import {
  Provenance,
  provenances,
} from '@millrace/backstage-plugin-streaming-common';
import {
  LineageExplorer,
  useTexts,
} from '@millrace/backstage-plugin-streaming-react';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useSearchState, useStreamingPaths } from '../../routing';
import { Page } from '../Page';
import { ImpactView } from './ImpactView';

const DEFAULT_HOPS = 2;
const MAX_HOPS = 20;

/** How data flows around one or more nodes; the address restores the picture. */
export function LineagePage() {
  const t = useTexts();
  const paths = useStreamingPaths();
  const search = useSearchState();
  const [params] = useSearchParams();
  // One text, so that the list keeps its identity while the roots stay; ids hold no line breaks.
  const rootText = params.getAll('root').join('\n');
  const roots = useMemo(() => rootText.split('\n').filter(Boolean), [rootText]);
  const asked = Number(search.get('hops'));
  const hops =
    Number.isInteger(asked) && asked >= 1 && asked <= MAX_HOPS
      ? asked
      : DEFAULT_HOPS;
  const hideText = search.get('hide') ?? '';
  const hidden = useMemo<Provenance[]>(
    () => provenances.filter(one => hideText.split(',').includes(one)),
    [hideText],
  );
  const [root] = roots;
  if (search.get('impact') === 'true' && root) {
    return <ImpactView subject={root} back={paths.lineage({ root })} />;
  }
  return (
    <Page title={t('lineage.title')}>
      <LineageExplorer
        roots={roots}
        hops={hops}
        onHops={next => search.set({ hops: String(next) })}
        selected={search.get('selected')}
        onSelect={id => search.set({ selected: id })}
        view={search.get('view') === 'table' ? 'table' : 'graph'}
        onView={view =>
          search.set({ view: view === 'table' ? 'table' : undefined })
        }
        hiddenProvenances={hidden}
        onHiddenProvenances={next => search.set({ hide: next.join(',') })}
        toGraph={node => paths.lineage({ root: node })}
        toImpact={node => paths.lineage({ root: node, impact: true })}
      />
    </Page>
  );
}

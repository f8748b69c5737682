import { SearchAutocomplete, SearchAutocompleteItem } from '@backstage/ui';
import { LineageNode } from '@millrace/backstage-plugin-streaming-common';
import { useMemo, useState } from 'react';
import { useDebounced } from '../hooks/useDebounced';
import { useStreamingQuery } from '../hooks/useStreamingQuery';
import { useTexts } from '../hooks/useTexts';
import styles from './NodeSearch.module.css';

const RESULTS = 12;
const SETTLE_MS = 200;

/** Finds a node by name: in the picture first, then anywhere in the graph, from where it is added to the picture. */
export function NodeSearch(props: {
  nodes: LineageNode[];
  onFound: (id: string) => void;
}) {
  const t = useTexts();
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), SETTLE_MS);
  const elsewhere = useStreamingQuery(
    `nodes ${q}`,
    async (client, signal) =>
      q
        ? (
            await client.listLineageNodes(
              { query: { q, limit: RESULTS } },
              { signal },
            )
          ).items
        : [],
    { keepPrevious: true },
  );
  const drawn = useMemo(
    () => new Set(props.nodes.map(node => node.id)),
    [props.nodes],
  );
  const wanted = text.trim().toLocaleLowerCase();
  const here = wanted
    ? props.nodes.filter(node =>
        node.title.toLocaleLowerCase().includes(wanted),
      )
    : [];
  const found = elsewhere.status === 'data' ? elsewhere.value : [];
  const results = [...here, ...found.filter(node => !drawn.has(node.id))].slice(
    0,
    RESULTS,
  );
  return (
    <SearchAutocomplete
      aria-label={t('lineage.search')}
      placeholder={t('lineage.searchHint')}
      inputValue={text}
      onInputChange={setText}
      isLoading={elsewhere.status === 'loading' && q !== ''}
      popoverWidth="28rem"
    >
      {results.map(node => (
        <SearchAutocompleteItem
          key={node.id}
          id={node.id}
          textValue={node.title}
          onAction={() => {
            setText('');
            props.onFound(node.id);
          }}
        >
          <span className={styles.result}>
            <span className={styles.name}>{node.title}</span>
            <span className={styles.kind}>
              {t(`lineage.kind.${node.kind}`)}
              {!drawn.has(node.id) && ` · ${t('lineage.addToView')}`}
            </span>
          </span>
        </SearchAutocompleteItem>
      ))}
    </SearchAutocomplete>
  );
}

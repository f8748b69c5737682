import { KeyboardEvent, useCallback } from 'react';
import { LineageView } from '../graph';
import { Positions } from '../layout';
import type { LineageCanvasProps } from './LineageCanvas';

/** Nodes closer than this sideways, in pixels, stand in one column. */
const COLUMN_TOLERANCE = 150;

type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * The picture by keyboard: arrows follow the lines and step within a column, Enter opens the page, `+` loads
 * neighbours, `u` and `d` light what is upstream and downstream, Escape leaves the selection.
 */
export function useCanvasKeys(
  props: LineageCanvasProps,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { view, positions, selected, onSelect, onExpand, onOpen, onFollow } =
    props;
  return useCallback(
    event => {
      const focused = focusedNode(event.target) ?? selected;
      const go = (id: string | undefined) => {
        if (id) {
          onSelect(id);
          focusNode(event.currentTarget, id);
        }
      };
      const act: Record<string, () => void> = {
        ArrowLeft: () => go(neighbour(view, positions, focused, 'ArrowLeft')),
        ArrowRight: () => go(neighbour(view, positions, focused, 'ArrowRight')),
        ArrowUp: () => go(neighbour(view, positions, focused, 'ArrowUp')),
        ArrowDown: () => go(neighbour(view, positions, focused, 'ArrowDown')),
        Enter: () =>
          focused === selected ? focused && onOpen(focused) : go(focused),
        ' ': () => go(focused),
        '+': () => focused && onExpand(focused),
        u: () => onFollow('upstream'),
        d: () => onFollow('downstream'),
        Escape: () => onSelect(undefined),
      };
      const run = act[event.key];
      if (run && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        run();
      }
    },
    [view, positions, selected, onSelect, onExpand, onOpen, onFollow],
  );
}

function focusedNode(target: EventTarget): string | undefined {
  const element =
    target instanceof Element ? target.closest('.react-flow__node') : null;
  return element?.getAttribute('data-id') ?? undefined;
}

function focusNode(canvas: HTMLElement, id: string) {
  const nodes = canvas.querySelectorAll<HTMLElement>('.react-flow__node');
  [...nodes]
    .find(node => node.getAttribute('data-id') === id)
    ?.focus({ preventScroll: true });
}

/** The node an arrow leads to: along a line sideways, to the next in the same column up and down. */
export function neighbour(
  view: LineageView,
  positions: Positions,
  from: string | undefined,
  arrow: Arrow,
): string | undefined {
  const here = from === undefined ? undefined : positions.get(from);
  if (!here) {
    return [...view.nodes.keys()][0];
  }
  const distance = (id: string) => {
    const there = positions.get(id);
    return there ? Math.abs(there.y - here.y) : Infinity;
  };
  const nearest = (ids: string[]) =>
    ids.sort((a, b) => distance(a) - distance(b))[0];
  if (arrow === 'ArrowRight') {
    return nearest(
      view.lines.filter(line => line.from === from).map(line => line.to),
    );
  }
  if (arrow === 'ArrowLeft') {
    return nearest(
      view.lines.filter(line => line.to === from).map(line => line.from),
    );
  }
  const down = arrow === 'ArrowDown';
  return nearest(
    [...positions.entries()]
      .filter(
        ([id, there]) =>
          id !== from &&
          view.nodes.has(id) &&
          Math.abs(there.x - here.x) < COLUMN_TOLERANCE &&
          (down ? there.y > here.y : there.y < here.y),
      )
      .map(([id]) => id),
  );
}

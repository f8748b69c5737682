import { useEffect, useRef, useState } from 'react';
import { LineageView } from '../graph';
import { Layout, Positions } from './Layout';
import { keepPositions, layoutView } from './layoutView';

/**
 * Where the nodes of a picture stand. It is computed anew only when nodes or lines come or go; what was on screen
 * stays where it was until `scene` changes. Undefined before the first layout.
 */
export function useLayout(
  view: LineageView,
  scene: string,
): Layout | undefined {
  const [layout, setLayout] = useState<Layout & { scene: string }>();
  const last = useRef<{ scene: string; positions: Positions }>();
  const shape = shapeOf(view);
  const viewRef = useRef(view);
  viewRef.current = view;
  useEffect(() => {
    let current = true;
    const drawn = viewRef.current;
    layoutView(drawn).then(fresh => {
      if (!current) {
        return;
      }
      const before =
        last.current?.scene === scene ? last.current.positions : new Map();
      const positions = keepPositions(drawn, before, fresh.positions);
      last.current = { scene, positions };
      setLayout({ scene, positions, simple: fresh.simple });
    });
    return () => {
      current = false;
    };
  }, [shape, scene]);
  return layout?.scene === scene ? layout : undefined;
}

/** Equal for pictures with the same nodes and lines. */
function shapeOf(view: LineageView): string {
  return [
    ...[...view.nodes.keys()].sort(),
    ...view.lines.map(line => line.id).sort(),
  ].join('\n');
}

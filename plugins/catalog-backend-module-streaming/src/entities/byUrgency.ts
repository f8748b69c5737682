import { Entity } from '@backstage/catalog-model';
import { UNOWNED } from './toEntities';

/**
 * Sorts entities by how soon somebody looks for them: clusters, then what has an owner, then the rest; of each a topic
 * comes before its interfaces. Equals keep their order.
 */
export function byUrgency(a: Entity, b: Entity): number {
  return rank(a) - rank(b);
}

function rank({ kind, spec }: Entity): number {
  if (spec?.type === 'kafka-cluster') {
    return 0;
  }
  return 1 + (spec?.owner === UNOWNED ? 2 : 0) + (kind === 'API' ? 1 : 0);
}

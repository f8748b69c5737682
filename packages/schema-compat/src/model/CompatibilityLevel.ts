import { Said } from '../sentences/Said';
import { inEnglish, say } from '../sentences/say';

/**
 * How much a new version may differ from earlier ones. BACKWARD: the new schema reads data
 * written with the old one. FORWARD: the old schema reads data written with the new one. FULL:
 * both. `_TRANSITIVE` compares with every live version instead of the newest only.
 *
 * @public
 */
export type CompatibilityLevel =
  | 'NONE'
  | 'BACKWARD'
  | 'BACKWARD_TRANSITIVE'
  | 'FORWARD'
  | 'FORWARD_TRANSITIVE'
  | 'FULL'
  | 'FULL_TRANSITIVE';

/**
 * All levels, from the loosest on.
 *
 * @public
 */
export const compatibilityLevels: readonly CompatibilityLevel[] = [
  'NONE',
  'BACKWARD',
  'BACKWARD_TRANSITIVE',
  'FORWARD',
  'FORWARD_TRANSITIVE',
  'FULL',
  'FULL_TRANSITIVE',
];

/**
 * How JSON Schemas are compared: LENIENT lets properties come and go whatever the content model
 * allows besides them. Other formats have no content model and no difference.
 *
 * @public
 */
export type CompatibilityPolicy = 'STRICT' | 'LENIENT';

/**
 * Which side reads: BACKWARD is the new schema reading old data, FORWARD the old one reading new.
 *
 * @public
 */
export type CompatibilityDirection = 'BACKWARD' | 'FORWARD';

/**
 * The directions a level demands, and whether of all earlier versions.
 *
 * @public
 */
export function levelDemands(level: CompatibilityLevel): {
  directions: readonly CompatibilityDirection[];
  transitive: boolean;
} {
  const transitive = level.endsWith('_TRANSITIVE');
  if (level === 'NONE') return { directions: [], transitive };
  if (level.startsWith('FULL')) {
    return { directions: ['BACKWARD', 'FORWARD'], transitive };
  }
  return {
    directions: [level.startsWith('BACKWARD') ? 'BACKWARD' : 'FORWARD'],
    transitive,
  };
}

/**
 * Who has to be upgraded first when a subject with this level gets a new version.
 *
 * @public
 */
export interface DeployOrder {
  order: 'consumers-first' | 'producers-first' | 'any' | 'together';
  /** The sentence that people are shown. */
  sentence: string;
  said: Said;
}

const deployOrders: Record<
  'NONE' | 'BACKWARD' | 'FORWARD' | 'FULL',
  DeployOrder
> = {
  BACKWARD: ordered('consumers-first'),
  FORWARD: ordered('producers-first'),
  FULL: ordered('any'),
  NONE: ordered('together'),
};

function ordered(order: DeployOrder['order']): DeployOrder {
  const said = say(`schema.order.${order}`);
  return { order, sentence: inEnglish(said), said };
}

/**
 * The order of deployment that a level allows.
 *
 * @public
 */
export function deployOrder(level: CompatibilityLevel): DeployOrder {
  if (level.startsWith('BACKWARD')) return deployOrders.BACKWARD;
  if (level.startsWith('FORWARD')) return deployOrders.FORWARD;
  return level.startsWith('FULL') ? deployOrders.FULL : deployOrders.NONE;
}

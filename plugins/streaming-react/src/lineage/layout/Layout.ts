import { LineageView } from '../graph';

/** Every node takes the same room, so that a picture does not jump when a name or an owner arrives. */
export const NODE_WIDTH = 220;
export const NODE_HEIGHT = 68;

/** The top left corner of each node, by node id. */
export type Positions = Map<string, { x: number; y: number }>;

/** A layout, and whether it had to be the simple one. */
export interface Layout {
  positions: Positions;
  simple: boolean;
}

/** Finds a place for every node of a picture, data flowing left to right. */
export type LayoutEngine = (view: LineageView) => Promise<Positions>;

import { levels } from './levels';
import { lists } from './lists';

/** Every sentence of the schema library in French. */
export const schema = { ...levels, ...lists };

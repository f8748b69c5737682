import { levels } from './levels';
import { lists } from './lists';

/**
 * Every sentence that this library says, by code: the only copy of the English. `{{name}}` is a value,
 * `{{name, number}}` one that pages write as their language does; `_one` and `_other` are chosen by `count`.
 *
 * @public
 */
export const schemaSentences = { ...levels, ...lists } as const;

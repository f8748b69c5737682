/**
 * Pages, entity tabs and cards of the streaming plugin, for the new frontend system.
 *
 * @packageDocumentation
 */
export { default } from './plugin';

/**
 * The embedded streaming backend as a cluster of the portal.
 *
 * @packageDocumentation
 */
export { streamingModuleEmbedded as default } from './module';

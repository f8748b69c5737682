/**
 * Requests, policies, catalog feed and lineage of the streaming plugin.
 *
 * @packageDocumentation
 */
export { streamingPlugin as default } from './plugin';

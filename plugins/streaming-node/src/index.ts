/**
 * Extension points of the streaming plugin.
 *
 * @packageDocumentation
 */
export * from './streamingClustersExtensionPoint';

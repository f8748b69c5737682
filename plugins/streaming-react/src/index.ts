/**
 * API reference, hooks, form fields and the lineage graph of the streaming plugin.
 *
 * @packageDocumentation
 */
export * from './api/streamingApiRef';
export * from './components';
export * from './format/createFormat';
export * from './hooks';
export * from './schemas';
export * from './translation';
export * from './lineage';
export * from './topicRequest';

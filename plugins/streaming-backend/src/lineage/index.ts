export * from './createLineage';

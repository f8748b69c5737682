export * from './ClustersPage';

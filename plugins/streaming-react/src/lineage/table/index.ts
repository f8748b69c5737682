export * from './LineageTable';

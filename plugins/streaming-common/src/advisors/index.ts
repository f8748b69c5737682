export * from './estimateStorage';
export * from './recommendPartitions';

export * from './ClusterConnection';
export * from './ClusterDefinition';
export * from './Clusters';
export * from './createKafka';
export * from './DefaultClusters';
export * from './kafkaErrors';
export * from './ProvidedClusters';
export * from './readClusters';

export * from './ClusterConnection';
export * from './ClusterDefinition';
export * from './Clusters';
export * from './kafkaErrors';

export * from './ConsumersTab';
export * from './ContractTab';
export * from './DomainTopicsCard';
export * from './filters';
export * from './SchemaTab';
export * from './SubjectTab';
export * from './TopicContractCard';
export * from './TopicLineageTab';

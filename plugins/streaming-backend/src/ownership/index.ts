export * from './ContractStore';
export * from './Ownership';

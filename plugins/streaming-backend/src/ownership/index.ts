export * from './contractFile';
export * from './ContractStore';
export * from './DatabaseClaimStore';
export * from './DatabaseContractStore';
export * from './DefaultOwnership';
export * from './Ownership';
export * from './OwnershipFiles';
export * from './ownershipItem';

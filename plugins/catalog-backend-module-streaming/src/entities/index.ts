export * from './stableHash';
export * from './toEntities';

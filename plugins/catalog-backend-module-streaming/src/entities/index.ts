export * from './byUrgency';
export * from './stableHash';
export * from './toEntities';

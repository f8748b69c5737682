export * from './EntityLink';
export * from './OwnerLink';

export * from './OwnershipPage';

export * from './ChangeSet';
export * from './toDesiredState';

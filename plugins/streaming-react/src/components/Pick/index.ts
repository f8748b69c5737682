export * from './PickMany';
export * from './PickOne';

export * from './LineagePage';

export * from './VerdictList';

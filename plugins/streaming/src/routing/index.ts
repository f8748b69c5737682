export * from './routes';
export * from './useSearchState';
export * from './useStreamingPaths';

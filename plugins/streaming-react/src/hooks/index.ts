export * from './useColorMode';
export * from './useDebounced';
export * from './useFormat';
export * from './useNotify';
export * from './useNow';
export * from './useSaid';
export * from './useStreamingQuery';
export * from './useTexts';

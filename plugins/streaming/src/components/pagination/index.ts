export * from './useCursorPages';

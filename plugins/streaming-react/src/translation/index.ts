export * from './streamingTranslationRef';

export * from './StreamingPages';

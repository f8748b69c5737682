export * from './unknownKeys';

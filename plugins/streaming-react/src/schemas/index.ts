export * from './LevelSentence';
export * from './SchemaAdvice';
export * from './SchemaChanges';
export * from './SchemaContract';
export * from './SchemaFields';
export * from './SchemaText';
export { previousOf } from './useSchemaReading';
export type { EvaluateRules } from './ruleSandbox';

export * from './SchemaPage';

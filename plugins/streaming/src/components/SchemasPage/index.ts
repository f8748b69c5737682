export * from './SchemasPage';

export * from './checkSchemaAction';
export * from './createRequestAction';

export * from './createRequestHandlers';
export * from './createRequests';
export * from './permissions/requestPermissions';
export * from './RequestsService';

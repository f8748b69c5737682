export * from './DatabasePresenceStore';
export * from './DefaultMetadataIndex';
export * from './indexSettings';
export * from './MetadataIndex';

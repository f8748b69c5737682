export * from './MetadataIndex';

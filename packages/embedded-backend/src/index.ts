/**
 * Broker and registry as one supervised child process.
 *
 * @packageDocumentation
 */
export { createToken as createRegistryToken } from '@millrace/schema-registry';
export * from './config/EmbeddedConfig';
export { DataFolderError } from './dataFolder/DataFolder';
export { LockHeldError } from './dataFolder/lock';
export * from './EmbeddedBackend';
export * from './logger';
export { type Endpoints, exitCodes } from './process/messages';
export * from './process/Supervisor';

/**
 * Scaffolder actions that open streaming requests.
 *
 * @packageDocumentation
 */
export * from './actions';
export { scaffolderModuleStreaming as default } from './module';

/**
 * Turns live topics, subjects and clusters into catalog entities.
 *
 * @packageDocumentation
 */
export { catalogModuleStreaming as default } from './module';

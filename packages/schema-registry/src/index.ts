/**
 * A Confluent-compatible schema registry whose state lives in a compacted topic.
 *
 * @packageDocumentation
 */
export {
  type AuthConfig,
  type AuthConfigInput,
  authConfigSchema,
  readAuthConfig,
} from './auth/AuthConfig';
export { createToken } from './auth/secrets';
export type { Logger } from './Logger';
export type { RegistryHealth } from './Registry';
export * from './startSchemaRegistry';

/**
 * Models, permissions, conventions and the typed client of the streaming plugin.
 *
 * @packageDocumentation
 */
export * from './advisors';
export * from './annotations';
export * from './api';
export * from './catalog';
export * from './conventions';
export * from './events';
export * from './lib/unknownKeys';
export * from './lineage';
export * from './models';
export * from './permissions';
export * from './planning';
export * from './policies';
export * from './presets';
export * from './requests';
export * from './sentences';

export * from './checkConsumerGroupName';
export * from './checkTopicName';
export * from './Conventions';
export { namingPresets } from './namingPresets';
export type { NamingPreset } from './namingPresets';
export * from './parseConventions';

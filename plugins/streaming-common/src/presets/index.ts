export * from './criticalityPresets';
export * from './retentionPresets';
export * from './semanticsPresets';

export * from './NodePanel';

export * from './LineageCanvas';

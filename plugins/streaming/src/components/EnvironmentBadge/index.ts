export * from './EnvironmentBadge';

export * from './RegistryClient';
export * from './RestRegistryClient';

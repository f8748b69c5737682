export * from './RegistryClient';

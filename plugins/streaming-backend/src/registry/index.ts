export * from './ReferencedTexts';
export * from './RegistryClient';
export * from './RestRegistryClient';

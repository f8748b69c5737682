export { qualified, ReferencedTexts } from './ReferencedTexts';
export type { Referrer } from './ReferencedTexts';
export * from './RegistryClient';
export * from './RestRegistryClient';

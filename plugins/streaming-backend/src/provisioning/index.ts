export * from './Provisioner';
export * from './StepRunner';
export { AccessStep } from './steps/AccessStep';
export { CatalogStep } from './steps/CatalogStep';
export { SchemaStep } from './steps/SchemaStep';
export { TopicStep } from './steps/TopicStep';

export * from './DatabaseRequestStore';
export * from './RequestStore';
export { summaryOf, toPublicStep } from './rows';

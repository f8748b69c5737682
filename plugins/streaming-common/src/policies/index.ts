export * from './DesiredTopic';
export * from './EnvironmentSettings';
export * from './evaluatePolicies';
export * from './parsePolicies';
export * from './Policies';
export { personalFields } from './rules/personalFields';
export type { PersonalField } from './rules/personalFields';
export * from './shippedPolicies';

export * from './Callers';
export * from './config';
export * from './Planner';
export * from './RuleFiles';

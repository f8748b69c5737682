export * from './Callers';
export * from './config';
export type { OpenTopic } from './openTopics';
export * from './Planner';
export * from './RuleFiles';

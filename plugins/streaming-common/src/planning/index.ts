export * from './PlanContext';
export { planTopicRequest, valueSubjectOf } from './planTopicRequest';
export { topicNameOf } from './deriveTopic';
export { checkSchemaText } from './schemaChecks';
export type { SchemaQuestion } from './schemaChecks';
export { observedOnly } from './structuralChecks';

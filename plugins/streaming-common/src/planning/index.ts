export * from './PlanContext';
export { planTopicRequest, valueSubjectOf } from './planTopicRequest';
export { deadLetterTopicOf, topicNameOf } from './deriveTopic';
export { checkSchemaText } from './schemaChecks';
export type { SchemaQuestion } from './schemaChecks';
export { observedOnly } from './structuralChecks';
export * from './takenName';

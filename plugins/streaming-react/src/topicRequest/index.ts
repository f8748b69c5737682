export * from './TopicRequestField';
export { TopicRequestForm } from './TopicRequestForm';

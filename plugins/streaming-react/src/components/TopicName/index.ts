export * from './TopicName';

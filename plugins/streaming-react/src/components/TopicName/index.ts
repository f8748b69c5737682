export * from './DottedName';
export * from './TopicName';

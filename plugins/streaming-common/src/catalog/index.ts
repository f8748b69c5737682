export * from './entityName';
export * from './topicRole';

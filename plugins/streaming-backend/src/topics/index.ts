export * from './AuthorizedStreamCatalog';
export * from './createTopicHandlers';
export * from './DefaultStreamCatalog';
export * from './ObservedTraffic';
export * from './topicPermissions';
export * from './TopicReader';
export * from './TopicResource';
export * from './TopicSights';

export * from './TopicsPage';
export * from './TopicTable';

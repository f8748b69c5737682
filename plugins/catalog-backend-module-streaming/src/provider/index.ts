export * from './FeedStateStore';
export * from './StreamEntityProvider';

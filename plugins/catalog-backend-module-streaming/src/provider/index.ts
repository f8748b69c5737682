export * from './CatalogBacklog';
export * from './FeedStateStore';
export * from './StreamEntityProvider';

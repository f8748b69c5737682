export * from './buildFeed';
export * from './FeedNotifier';

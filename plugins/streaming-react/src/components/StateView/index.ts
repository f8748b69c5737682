export * from './EmptyView';
export * from './ErrorView';
export * from './LoadingView';
export * from './readableError';
export * from './StateView';

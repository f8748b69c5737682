export * from './EmptyView';
export * from './ErrorView';
export * from './LoadingView';
export * from './StateView';
export * from './useReadableError';

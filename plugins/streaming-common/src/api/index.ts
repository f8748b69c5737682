export * from './defineRoute';
export * from './routes';
export * from './StreamingClient';

export * from './RequestsPage';
export * from './RequestTable';

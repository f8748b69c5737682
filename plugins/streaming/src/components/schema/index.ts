export * from './SubjectView';

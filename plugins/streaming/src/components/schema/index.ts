export * from './SubjectDetails';

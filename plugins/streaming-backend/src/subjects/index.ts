export * from './DefaultSubjectBindings';
export * from './SubjectBindings';
export * from './SubjectReader';
export * from './topicNamedBy';
export { toFeedSubject } from './toSubject';

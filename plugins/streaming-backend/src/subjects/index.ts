export * from './DefaultSubjectBindings';
export * from './SubjectBindings';
export * from './toSubject';
export * from './topicNamedBy';

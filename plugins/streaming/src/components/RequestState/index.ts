export * from './RequestStateMark';
